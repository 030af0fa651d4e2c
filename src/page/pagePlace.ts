import type { Place } from '../notebook/handed.ts';
import type { CellList } from './cellList.ts';

/** Where the reader is among these cells. */
export function placeIn(list: CellList): Place {
  const cell = document.activeElement?.closest<HTMLElement>('[data-cell]')?.dataset['cell'];
  const caret = cell === undefined ? undefined : list.view(cell)?.caret();
  const first = list.views().find(({ element }) => element.getBoundingClientRect().bottom > 0);
  return {
    scrollPx: window.scrollY,
    ...(first && { first: { cell: first.id, belowPx: first.element.getBoundingClientRect().top } }),
    ...(cell !== undefined && { cell }),
    ...(caret !== undefined && { caret }),
  };
}

/** Puts in what was typed at a place. */
export function typeAtPlace(list: CellList, { cell, caret }: Place, text: string): void {
  if (cell !== undefined && caret !== undefined && text !== '') list.view(cell)?.typeAt(caret, text);
}

/** Brings the reader to a place. */
export function goToPlace(list: CellList, { scrollPx, first, cell, caret }: Place): void {
  const view = cell === undefined ? undefined : list.view(cell);
  if (caret !== undefined) view?.editAt(caret);
  else view?.element.focus({ preventScroll: true });
  const above = first && scrollPx > 0 ? list.view(first.cell) : undefined;
  // Cells above may not be drawn yet, so that they are not as high as they were; WebKit moves what is in sight then.
  if (above && !globalThis.CSS?.supports('overflow-anchor', 'auto')) list.wholeAll();
  const topPx = above && first ? window.scrollY + above.element.getBoundingClientRect().top - first.belowPx : scrollPx;
  window.scrollTo({ top: topPx, behavior: 'instant' });
}
