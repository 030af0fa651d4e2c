import type { GridData } from '../table/gridData.ts';
import { isOrdered } from './isOrdered.ts';
import { plainOf } from './plainOf.ts';
import { tellingDigits } from './tellingDigits.ts';

/** So many rows of two tables are compared at most, equally far from each other. */
const COMPARED = 1000;
/** Values that agree tell nothing with fewer digits: they could be those of any table. One or two rows need more. */
const LEAST_DIGITS = { few: 6, more: 3 };
/** With so many digits in no order, values are of one source. */
const SOURCE_DIGITS = 12;

/** What two tables have in common: not the same rows, the same rows, or the rows of one source. */
export type Kinship = 'none' | 'rows' | 'source';

/**
 * Whether two tables hold the same rows in the same order, as the columns of numbers and texts tell that both have by
 * name: these hold enough that no other table holds by chance, and none of them differs between the tables. They are of
 * one source where one has all columns of the other, or where such values are in no order, as those of an axis that
 * several measurements share would be. A table that is cut has the rows of the whole.
 */
export function kinship(one: GridData, other: GridData): Kinship {
  if (one === other) return 'source';
  if (one.totalRows !== other.totalRows) return 'none';
  const rows = comparedRows(Math.min(one.rows, other.rows));
  const others = new Map(other.columns.map((column) => [column.name, column]));
  let [digits, unordered, common] = [0, 0, 0];
  for (const column of one.columns) {
    const twin = others.get(column.name);
    if (!twin) continue;
    common++;
    const [own, its] = [plainOf(column, rows), plainOf(twin, rows)];
    if (!own || !its) continue;
    if (own.some((value, at) => value !== its[at])) return 'none';
    const told = tellingDigits(own);
    digits += told;
    if (!isOrdered(own)) unordered += told;
  }
  if (digits < (rows.length < 3 ? LEAST_DIGITS.few : LEAST_DIGITS.more)) return 'none';
  const isPart = common === Math.min(one.columns.length, other.columns.length);
  return isPart || unordered >= SOURCE_DIGITS ? 'source' : 'rows';
}

function comparedRows(rows: number): readonly number[] {
  const step = Math.max(1, Math.ceil(rows / COMPARED));
  return Array.from({ length: Math.ceil(rows / step) }, (_, at) => at * step);
}
