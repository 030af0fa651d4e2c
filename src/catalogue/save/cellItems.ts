import type { SavedValue } from './savedColumn.ts';

/** A cell of a column: a value, a list of values, or nothing. */
export type Cell = SavedValue | readonly (SavedValue | null)[] | null;

export function isList(cell: Cell): cell is readonly (SavedValue | null)[] {
  return typeof cell === 'object' && cell !== null;
}

/** The items of a cell of a column of lists; none where there is no list. */
export function itemsOf(cell: Cell): readonly (SavedValue | null)[] {
  return isList(cell) ? cell : [];
}
