import type { GridColumn, SortKey } from './gridData.ts';

const isNothing = (key: SortKey): boolean => key === null || (typeof key === 'number' && Number.isNaN(key));

/**
 * The row numbers in the order of a column's values: stable, NaN after every number and null after NaN in both
 * directions.
 */
export function sortRows(column: GridColumn, rows: number, descending: boolean): Uint32Array {
  const keys = Array.from({ length: rows }, (_, row) => column.key(row));
  const filled: number[] = [];
  const nans: number[] = [];
  const nulls: number[] = [];
  keys.forEach((key, row) => (key === null ? nulls : isNothing(key) ? nans : filled).push(row));
  const sorted = Uint32Array.from(filled);
  const sign = descending ? -1 : 1;
  if (filled.every((row) => typeof keys[row] === 'number')) {
    const numbers = Float64Array.from(keys, Number);
    sorted.sort((a, b) => sign * (numbers[a]! - numbers[b]!) || a - b);
  } else {
    sorted.sort((a, b) => {
      const [x, y] = [keys[a]!, keys[b]!];
      return x < y ? -sign : x > y ? sign : a - b;
    });
  }
  const order = new Uint32Array(rows);
  order.set(sorted);
  order.set(nans, sorted.length);
  order.set(nulls, sorted.length + nans.length);
  return order;
}
