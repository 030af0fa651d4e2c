import type { GridData } from '../table/gridData.ts';
import { isOrdered } from './isOrdered.ts';
import { kinship, type Kinship } from './kinship.ts';
import { RowPlaces } from './rowPlaces.ts';
import { tellingTwins, type Twin } from './tellingTwins.ts';

/** Larger tables are compared row by row alone. */
const MOST_ROWS = 200_000;
/** With so many digits rows are the same though each table has rows of its own; with fewer one must have all. */
const DIGITS = { own: 12, part: 6 };

/** How two tables belong together, and which row of the second a row of the first is, if any. */
export type RowMatch = { readonly kinship: Kinship; readonly rowOf: (row: number) => number | undefined };

const NONE: RowMatch = { kinship: 'none', rowOf: () => undefined };

/**
 * Which rows of two tables are the same: by their places where the tables hold the same rows in the same order, else,
 * as of one that was sorted or filtered, by the values of all columns that both have by name. These must be of one row
 * alone, and tell more than chance could in whatever order: a running number does not.
 */
export function rowMatch(one: GridData, other: GridData): RowMatch {
  const inOrder = kinship(one, other);
  if (inOrder !== 'none') return { kinship: inOrder, rowOf: (row) => (row < other.rows ? row : undefined) };
  if (Math.max(one.rows, other.rows) > MOST_ROWS) return NONE;
  const twins = tellingTwins(one, other);
  const rows = matchedRows(one, other, twins);
  const matched = rows.flatMap((place, row) => (place === undefined ? [] : [row]));
  if (matched.length === 0) return NONE;
  const isPart = matched.length === Math.min(one.rows, other.rows);
  const told = (of: readonly Twin[]): number => of.reduce((sum, twin) => sum + twin.digitsOf(matched), 0);
  const unordered = told(twins.filter((twin) => !isOrdered(twin.sample)));
  if (unordered < DIGITS.own && !(isPart && told(twins) >= DIGITS.part)) return NONE;
  const hasAll = twins.length === Math.min(one.columns.length, other.columns.length);
  return {
    kinship: hasAll || unordered >= DIGITS.own ? 'source' : 'rows',
    rowOf: (row) => rows[row],
  };
}

/** For each row of the first table the one of the second that has its values; none where several have, or it recurs. */
function matchedRows(one: GridData, other: GridData, twins: readonly Twin[]): readonly (number | undefined)[] {
  const [key] = twins.toSorted((a, b) => b.digits - a.digits);
  if (!key || key.digits === 0) return [];
  const places = new RowPlaces(
    other.rows,
    key.other,
    twins.map((twin) => twin.other),
  );
  const own = twins.map((twin) => twin.one);
  const taken = new Set<number>();
  const rows: (number | undefined)[] = [];
  for (let row = 0; row < one.rows; row++) {
    const place = places.of(row, key.one, own);
    rows.push(place);
    if (place === undefined) continue;
    // Rows that are alike in all that both tables have cannot be told from each other.
    if (place === RowPlaces.SEVERAL || taken.has(place)) return [];
    taken.add(place);
  }
  return rows;
}
