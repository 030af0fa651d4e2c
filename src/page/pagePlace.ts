import type { Place } from '../notebook/handed.ts';
import type { CellList } from './cellList.ts';

/** Where the reader is among these cells. */
export function placeIn(list: CellList): Place {
  const cell = document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  const caret = cell === undefined ? undefined : list.view(cell)?.caret();
  return { scrollPx: window.scrollY, ...(cell !== undefined && { cell }), ...(caret !== undefined && { caret }) };
}

/** Puts in what was typed at a place. */
export function typeAtPlace(list: CellList, { cell, caret }: Place, text: string): void {
  if (cell !== undefined && caret !== undefined && text !== '') list.view(cell)?.typeAt(caret, text);
}

/** Brings the reader to a place. */
export function goToPlace(list: CellList, { scrollPx, cell, caret }: Place): void {
  const view = cell === undefined ? undefined : list.view(cell);
  if (caret !== undefined) view?.editAt(caret);
  else view?.element.focus({ preventScroll: true });
  window.scrollTo({ top: scrollPx, behavior: 'instant' });
}
