import type { GridColumn, GridData } from '../table/gridData.ts';

/** So many rows of two tables are compared, spread evenly. */
const COMPARED = 1000;

type Plain = number | string | undefined;

/**
 * Whether two tables hold the same rows in the same order, as the columns of numbers and texts tell that both have by
 * name: some value of these differs from row to row, and none between the tables. A table that is cut has the rows of
 * the whole.
 */
export function sameRows(one: GridData, other: GridData): boolean {
  if (one === other) return true;
  if (one.totalRows !== other.totalRows) return false;
  const rows = comparedRows(Math.min(one.rows, other.rows));
  const others = new Map(other.columns.map((column) => [column.name, column]));
  let tells = false;
  for (const column of one.columns) {
    const twin = others.get(column.name);
    const [own, its] = twin ? [plainOf(column, rows), plainOf(twin, rows)] : [];
    if (!own || !its) continue;
    if (own.some((value, at) => value !== its[at])) return false;
    tells ||= own.some((value) => value !== (own.length > 1 ? own[0] : undefined));
  }
  return tells;
}

function comparedRows(rows: number): readonly number[] {
  const count = Math.min(rows, COMPARED);
  return Array.from({ length: count }, (_, at) => Math.floor((at * rows) / count));
}

/** Numbers and texts, which all languages have alike; null and NaN are `undefined`. No other kind is compared. */
function plainOf(column: GridColumn, rows: readonly number[]): readonly Plain[] | undefined {
  const values: Plain[] = [];
  for (const row of rows) {
    const key = column.key(row);
    if (key === null || Number.isNaN(key)) values.push(undefined);
    // A decimal's key is its digits alone.
    else if (column.numeric) values.push(typeof key === 'number' ? key : Number(column.full(row)));
    else if (typeof key === 'string') values.push(key);
    else return undefined;
  }
  return values;
}
