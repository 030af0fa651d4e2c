import type { SelectionMode } from './rowSelection.ts';

/** A press on a row: its place in display order, the column if it was within one, and what it does to the choice. */
export type RowPress = { readonly row: number; readonly column: number | undefined; readonly mode: SelectionMode };

/** Tells of presses on the rows of a grid's body; one that ends a drag over texts marks these instead. */
export function rowPresses(body: HTMLElement, focus: () => void, onPress: (press: RowPress) => void): void {
  body.addEventListener('mousedown', (event) => {
    if (!event.shiftKey) return;
    // The browser would mark texts from the last press on; kept from that, it gives no focus.
    event.preventDefault();
    focus();
  });
  body.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    // Right of its last column a row is pressed as a whole.
    const row = target?.closest('[role=row]');
    if (!row || !(event.shiftKey || getSelection()?.isCollapsed)) return;
    const column = target?.closest('[role=gridcell]')?.getAttribute('aria-colindex');
    onPress({
      row: Number(row.getAttribute('aria-rowindex')) - 2,
      column: column ? Number(column) - 1 : undefined,
      mode: event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'one',
    });
  });
}
