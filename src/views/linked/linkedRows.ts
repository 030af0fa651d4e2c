import type { GridData } from '../table/gridData.ts';
import { rowMatch, type RowMatch } from './rowMatch.ts';

/** Rows of a table, by number. */
export type ChosenRows = ReadonlySet<number>;

/** A view of a table among those that hold the same rows. */
export type LinkedView = {
  /** Tells the others what the reader has chosen in this one. */
  choose(rows: ChosenRows): void;
  leave(): void;
};

/** Which others a view follows: those of the same rows, or those of one source alone. */
export type Follows = 'rows' | 'source';

type Member = {
  readonly data: GridData;
  readonly follows: Follows;
  readonly show: (rows: ChosenRows) => void;
};

type Chosen = { readonly data: GridData; readonly rows: ChosenRows };

/**
 * What the reader chooses in one view of a table is shown in all views of tables that hold the same rows, or some of
 * them in any order.
 */
export class LinkedRows {
  readonly #members = new Set<Member>();
  readonly #compared = new WeakMap<GridData, WeakMap<GridData, RowMatch>>();
  /** What is chosen at present, of each table of which something is. */
  #chosen: readonly Chosen[] = [];

  /**
   * Joins a view of a table; `show` is called with what others choose that it follows, and at once with what they have
   * chosen.
   */
  join(data: GridData, show: (rows: ChosenRows) => void, follows: Follows = 'rows'): LinkedView {
    const member: Member = { data, follows, show };
    this.#members.add(member);
    const before = this.#chosen.map((one) => this.#spread(one).get(member)).find((rows) => rows !== undefined);
    if (before) show(before);
    return {
      choose: (rows) => {
        const others = this.#chosen.filter((one) => !this.#isKin(one.data, data));
        this.#chosen = rows.size > 0 ? [...others, { data, rows }] : others;
        for (const [other, theirs] of this.#spread({ data, rows })) if (other !== member) other.show(theirs);
      },
      leave: () => {
        this.#members.delete(member);
        this.#chosen = this.#chosen.filter((one) =>
          [...this.#members].some((left) => this.#isKin(left.data, one.data)),
        );
      },
    };
  }

  /**
   * What is chosen of one table in the views that follow it: of those that share rows with it, and then of those that
   * share some with one of these, as two parts of a table do by the whole.
   */
  #spread(chosen: Chosen): ReadonlyMap<Member, ChosenRows> {
    const found = new Map<Member, ChosenRows>();
    let last: readonly (Chosen & { readonly isSource: boolean })[] = [{ ...chosen, isSource: true }];
    while (last.length > 0) {
      const next: (Chosen & { readonly isSource: boolean })[] = [];
      // The most of the choice stands in the largest table.
      for (const from of last.toSorted((a, b) => b.data.rows - a.data.rows))
        for (const member of [...this.#members].filter((one) => !found.has(one))) {
          const { kinship, rowOf } = this.#match(from.data, member.data);
          const isSource = from.isSource && kinship === 'source';
          if (kinship === 'none' || (member.follows === 'source' && !isSource)) continue;
          const rows = new Set([...from.rows].flatMap((row) => rowOf(row) ?? []));
          found.set(member, rows);
          next.push({ data: member.data, rows, isSource });
        }
      last = next;
    }
    return found;
  }

  #isKin(one: GridData, other: GridData): boolean {
    return this.#match(one, other).kinship !== 'none';
  }

  #match(one: GridData, other: GridData): RowMatch {
    const known = this.#compared.get(one) ?? new WeakMap<GridData, RowMatch>();
    this.#compared.set(one, known);
    const found = known.get(other) ?? rowMatch(one, other);
    known.set(other, found);
    return found;
  }
}
