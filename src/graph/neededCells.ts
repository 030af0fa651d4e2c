import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { linkCells } from './links.ts';
import { ancestors } from './plan.ts';

/** A notebook of one cell and those that it depends on, under the name of its result where it has one. */
export function neededCells(notebook: Notebook, id: string, analyse: (cell: Cell) => Analysis): Notebook {
  const { cells, order, title } = notebook;
  const nodes = cells.map((cell) => ({ id: cell.id, language: cell.language, analysis: analyse(cell) }));
  const needed = new Set([id, ...ancestors(linkCells(nodes, order === 'document'), id)]);
  const place = cells.findIndex((cell) => cell.id === id) + 1;
  return {
    ...notebook,
    title: cells.find((cell) => cell.id === id)?.output ?? `${title} ${place}`,
    cells: cells.filter((cell) => needed.has(cell.id)),
  };
}
