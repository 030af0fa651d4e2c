import type { Cell, Language } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';

/** An empty cell. */
export function newCell(id: string, language: Language): Cell {
  return { id, language, text: '', pinned: language !== 'markdown', hidden: false };
}

/** Gives ids that no cell has or had while the page is open: the file format counts cells in whole numbers. */
export function cellIds(notebook: () => Notebook): () => string {
  let last = 0;
  return () => {
    const used = notebook().cells.map(({ id }) => Number(id));
    last = Math.max(last, ...used.filter(Number.isSafeInteger)) + 1;
    return String(last);
  };
}
