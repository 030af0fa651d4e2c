/** A cell of the grid by its place on the screen: row in display order, column from the left. */
export type Place = { readonly row: number; readonly column: number };

/**
 * Where a key leads from a place: arrows by one, Page Up and Down by a page, Home and End to the first and last row
 * (with Ctrl or ⌘ the first and last column). `undefined` for other keys.
 */
export function placeAfterKey(
  key: string,
  withControl: boolean,
  at: Place,
  rows: number,
  columns: number,
  page: number,
): Place | undefined {
  const row = (to: number): Place => ({ ...at, row: Math.max(0, Math.min(rows - 1, to)) });
  const column = (to: number): Place => ({ ...at, column: Math.max(0, Math.min(columns - 1, to)) });
  switch (key) {
    case 'ArrowDown':
      return row(at.row + 1);
    case 'ArrowUp':
      return row(at.row - 1);
    case 'ArrowRight':
      return column(at.column + 1);
    case 'ArrowLeft':
      return column(at.column - 1);
    case 'PageDown':
      return row(at.row + page);
    case 'PageUp':
      return row(at.row - page);
    case 'Home':
      return withControl ? column(0) : row(0);
    case 'End':
      return withControl ? column(columns - 1) : row(rows - 1);
  }
  return undefined;
}
