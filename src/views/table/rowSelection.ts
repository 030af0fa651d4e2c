/** The chosen rows of a grid, by row number of the data; `anchor` is where a range began, in display order. */
export type RowSelection = { readonly rows: ReadonlySet<number>; readonly anchor: number };

/** How a place is chosen: alone, as the far end of a range (Shift), or in or out on its own (Ctrl or ⌘). */
export type SelectionMode = 'one' | 'range' | 'toggle';

/** No row chosen. */
export const NO_ROWS: RowSelection = { rows: new Set(), anchor: 0 };

/** The selection after the row at `place` (display order) was chosen; `rowAt` gives the data's row of a place. */
export function selectRow(
  selection: RowSelection,
  place: number,
  mode: SelectionMode,
  rowAt: (place: number) => number,
): RowSelection {
  if (mode === 'one') return { rows: new Set([rowAt(place)]), anchor: place };
  if (mode === 'toggle') {
    const rows = new Set(selection.rows);
    if (!rows.delete(rowAt(place))) rows.add(rowAt(place));
    return { rows, anchor: place };
  }
  const rows = new Set<number>();
  const [from, to] = [Math.min(selection.anchor, place), Math.max(selection.anchor, place)];
  for (let at = from; at <= to; at++) rows.add(rowAt(at));
  return { rows, anchor: selection.anchor };
}
