import type { GridColumn } from '../table/gridData.ts';
import type { Plain } from './tellingDigits.ts';

/** Numbers and texts, which all languages have alike; null and NaN are `undefined`. No other kind is compared. */
export function plainOf(column: GridColumn, rows: readonly number[]): readonly Plain[] | undefined {
  const values: Plain[] = [];
  for (const row of rows) {
    const value = plainAt(column, row);
    if (value === NOT_PLAIN) return undefined;
    values.push(value);
  }
  return values;
}

/** What a value is that is neither a number nor a text. */
export const NOT_PLAIN = Symbol('not plain');

/** One value of a column as `plainOf` has it. */
export function plainAt(column: GridColumn, row: number): Plain | typeof NOT_PLAIN {
  const key = column.key(row);
  if (key === null || Number.isNaN(key)) return undefined;
  // A decimal's key is its digits alone.
  if (column.numeric) return typeof key === 'number' ? key : Number(column.full(row));
  return typeof key === 'string' ? key : NOT_PLAIN;
}
