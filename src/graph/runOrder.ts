import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { linkCells } from './links.ts';
import { present } from '../known/present.ts';

/**
 * The cells in an order in which each stands behind those it depends on, for who runs them from the top; as they stand
 * otherwise. Cells that cannot run, as those in a circle, are not moved.
 */
export function runOrder({ cells, order }: Notebook, analyse: (cell: Cell) => Analysis): readonly Cell[] {
  if (order === 'document') return cells;
  const links = linkCells(cells.map((cell) => ({ id: cell.id, language: cell.language, analysis: analyse(cell) })));
  const ordered = new Set<Cell>();
  const begun = new Set<Cell>();
  const place = (cell: Cell): void => {
    if (begun.has(cell)) return;
    begun.add(cell);
    const { sources, failure } = present(links.get(cell.id));
    if (!failure) for (const other of cells) if (sources.has(other.id)) place(other);
    ordered.add(cell);
  };
  cells.forEach(place);
  return [...ordered];
}
