import type { GridData } from '../table/gridData.ts';
import { sameRows } from './sameRows.ts';

/** Rows of a table, by number. */
export type ChosenRows = ReadonlySet<number>;

/** A view of a table among those that hold the same rows. */
export type LinkedView = {
  /** Tells the others what the reader has chosen in this one. */
  choose(rows: ChosenRows): void;
  leave(): void;
};

type Member = { readonly data: GridData; readonly show: (rows: ChosenRows) => void };

/** What the reader chooses in one view of a table is shown in all views of tables that hold the same rows. */
export class LinkedRows {
  readonly #members = new Set<Member>();
  readonly #compared = new WeakMap<GridData, WeakMap<GridData, boolean>>();
  /** What is chosen at present, of each table of which something is. */
  #chosen: readonly { readonly data: GridData; readonly rows: ChosenRows }[] = [];

  /** Joins a view of a table; `show` is called with what others choose, and at once with what they have chosen. */
  join(data: GridData, show: (rows: ChosenRows) => void): LinkedView {
    const member = { data, show };
    const before = this.#chosen.find((one) => this.#isSame(one.data, data));
    this.#members.add(member);
    if (before) show(before.rows);
    return {
      choose: (rows) => {
        const others = this.#chosen.filter((one) => !this.#isSame(one.data, data));
        this.#chosen = rows.size > 0 ? [...others, { data, rows }] : others;
        for (const other of [...this.#members])
          if (other !== member && this.#isSame(other.data, data)) other.show(rows);
      },
      leave: () => {
        this.#members.delete(member);
        this.#chosen = this.#chosen.filter((one) =>
          [...this.#members].some((left) => this.#isSame(left.data, one.data)),
        );
      },
    };
  }

  #isSame(one: GridData, other: GridData): boolean {
    const known = this.#compared.get(one) ?? new WeakMap<GridData, boolean>();
    this.#compared.set(one, known);
    const same = known.get(other) ?? sameRows(one, other);
    known.set(other, same);
    return same;
  }
}
