import type { GridData } from '../table/gridData.ts';
import { kinship, type Kinship } from './kinship.ts';

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

/** What the reader chooses in one view of a table is shown in all views of tables that hold the same rows. */
export class LinkedRows {
  readonly #members = new Set<Member>();
  readonly #compared = new WeakMap<GridData, WeakMap<GridData, Kinship>>();
  /** What is chosen at present, of each table of which something is. */
  #chosen: readonly { readonly data: GridData; readonly rows: ChosenRows }[] = [];

  /**
   * Joins a view of a table; `show` is called with what others choose that it follows, and at once with what they have
   * chosen.
   */
  join(data: GridData, show: (rows: ChosenRows) => void, follows: Follows = 'rows'): LinkedView {
    const member: Member = { data, follows, show };
    const before = this.#chosen.find((one) => this.#isFollowed(one.data, member));
    this.#members.add(member);
    if (before) show(before.rows);
    return {
      choose: (rows) => {
        const others = this.#chosen.filter((one) => !this.#isSame(one.data, data));
        this.#chosen = rows.size > 0 ? [...others, { data, rows }] : others;
        for (const other of [...this.#members]) if (other !== member && this.#isFollowed(data, other)) other.show(rows);
      },
      leave: () => {
        this.#members.delete(member);
        this.#chosen = this.#chosen.filter((one) =>
          [...this.#members].some((left) => this.#isSame(left.data, one.data)),
        );
      },
    };
  }

  #isFollowed(chosen: GridData, { data, follows }: Member): boolean {
    return follows === 'rows' ? this.#isSame(chosen, data) : this.#kinship(chosen, data) === 'source';
  }

  #isSame(one: GridData, other: GridData): boolean {
    return this.#kinship(one, other) !== 'none';
  }

  #kinship(one: GridData, other: GridData): Kinship {
    const known = this.#compared.get(one) ?? new WeakMap<GridData, Kinship>();
    this.#compared.set(one, known);
    const found = known.get(other) ?? kinship(one, other);
    known.set(other, found);
    return found;
  }
}
