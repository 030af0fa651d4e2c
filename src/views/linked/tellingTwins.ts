import type { GridColumn, GridData } from '../table/gridData.ts';
import { plainOf } from './plainOf.ts';
import { tellingDigits, type Plain } from './tellingDigits.ts';

/** So many values of a column say whether they tell. */
const LOOKED_AT = 1000;

/** A column that two tables have by name. */
export type Twin = {
  readonly one: GridColumn;
  readonly other: GridColumn;
  /** Some of its values in the larger table, in their order. */
  readonly sample: readonly Plain[];
  /** How much values of the larger table tell in whatever order, in decimal digits. */
  readonly digits: number;
  /** How much those of these rows of the first table do. */
  digitsOf(rows: readonly number[]): number;
};

/** The columns of plain values that two tables have by name, and how much they tell of whose rows these are. */
export function tellingTwins(one: GridData, other: GridData): readonly Twin[] {
  const others = new Map(other.columns.map((column) => [column.name, column]));
  return one.columns.flatMap((column) => {
    const twin = others.get(column.name);
    if (!twin) return [];
    const [larger, rows] = one.rows > other.rows ? [column, one.rows] : [twin, other.rows];
    const sample = plainOf(larger, spread(rows));
    if (!sample) return [];
    const digits = inAnyOrder(sample);
    const digitsOf = (of: readonly number[]): number =>
      digits === 0
        ? 0
        : inAnyOrder(
            plainOf(
              column,
              spread(of.length).map((at) => of[at] ?? 0),
            ) ?? [],
          );
    return [{ one: column, other: twin, sample, digits, digitsOf }];
  });
}

/** At most so many of a number of rows, equally far from each other. */
function spread(rows: number): readonly number[] {
  const step = Math.max(1, Math.ceil(rows / LOOKED_AT));
  return Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
}

/** What values tell by themselves: sorted, a running number is one, however it was mixed; few values are marks. */
function inAnyOrder(values: readonly Plain[]): number {
  const there = values.filter((value) => value !== undefined);
  const kinds = [...new Set(there)];
  if (kinds.length < there.length / 2 || kinds.length === 0) return 0;
  return tellingDigits(kinds.toSorted((a, b) => (a < b ? -1 : 1)));
}
