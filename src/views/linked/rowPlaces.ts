import type { GridColumn } from '../table/gridData.ts';
import { NOT_PLAIN, plainAt } from './plainOf.ts';

/** So many rows are compared one by one. */
const FEW = 8;

/** Where a table has rows of these values: by those of one column, and by all where many have the same in that one. */
export class RowPlaces {
  /** More than one row has them. */
  static readonly SEVERAL = -1;
  readonly #columns: readonly GridColumn[];
  readonly #byKey = new Map<unknown, number[]>();
  readonly #byAll = new Map<unknown, ReadonlyMap<string, number>>();

  constructor(rows: number, key: GridColumn, columns: readonly GridColumn[]) {
    this.#columns = columns;
    for (let row = 0; row < rows; row++) {
      const value = plainAt(key, row);
      if (value === undefined) continue;
      const before = this.#byKey.get(value);
      if (before) before.push(row);
      else this.#byKey.set(value, [row]);
    }
  }

  /** The row with the values of a row of another table's columns, in the same order; `SEVERAL`, or none. */
  of(row: number, key: GridColumn, columns: readonly GridColumn[]): number | undefined {
    const value = plainAt(key, row);
    const rows = this.#byKey.get(value);
    if (!rows) return undefined;
    if (rows.length <= FEW) return this.#among(rows, row, columns);
    const known = this.#byAll.get(value) ?? this.#placed(rows);
    this.#byAll.set(value, known);
    return known.get(written(columns, row));
  }

  #among(rows: readonly number[], row: number, columns: readonly GridColumn[]): number | undefined {
    const values = columns.map((column) => plainAt(column, row));
    const [place, another] = rows.filter((one) =>
      this.#columns.every((column, at) => plainAt(column, one) === values[at]),
    );
    return another === undefined ? place : RowPlaces.SEVERAL;
  }

  #placed(rows: readonly number[]): ReadonlyMap<string, number> {
    const placed = new Map<string, number>();
    for (const row of rows) {
      const values = written(this.#columns, row);
      placed.set(values, placed.has(values) ? RowPlaces.SEVERAL : row);
    }
    return placed;
  }
}

/** Values of a row as one text, which no other values have. */
function written(columns: readonly GridColumn[], row: number): string {
  return columns.map((column) => writtenValue(plainAt(column, row))).join('');
}

function writtenValue(value: ReturnType<typeof plainAt>): string {
  if (value === undefined) return 'u';
  if (value === NOT_PLAIN) return 'x';
  return typeof value === 'number' ? `n${value},` : `s${value.length},${value}`;
}
