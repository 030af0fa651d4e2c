import type { Exports } from '../engines/engine.ts';
import type { CellToWrite } from '../engines/sql/written/writeCells.ts';
import { linkCells } from '../graph/links.ts';
import type { Cell } from '../notebook/cell.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Analysis } from '../parse/analysis.ts';
import { readTapLine } from '../parse/sql/tapCell.ts';

/** Tells what a cell has made, where it has run. */
export type ExportsOf = (id: string) => Exports | undefined;

/** The SQL cells of a notebook that DuckDB answers, with the values that are there of what they read. */
export function cellsToWrite(
  { cells, order }: Notebook,
  analyse: (cell: Cell) => Analysis,
  exportsOf: ExportsOf,
): readonly CellToWrite[] {
  const nodes = cells.map((cell) => ({ id: cell.id, language: cell.language, analysis: analyse(cell) }));
  const links = linkCells(nodes, order === 'document');
  return cells.flatMap((cell): readonly CellToWrite[] => {
    if (cell.language !== 'sql' || readTapLine(cell.text)) return [];
    const inputs = [...(links.get(cell.id)?.makers ?? [])].flatMap(([name, maker]) => {
      const exports = exportsOf(maker);
      return exports && Object.hasOwn(exports, name) ? [[name, exports[name]] as const] : [];
    });
    return [{ cell, analysis: analyse(cell), inputs: new Map(inputs) }];
  });
}

/** Values of the names that JavaScript cells have made, where they have run. */
export function javascriptValues({ cells }: Notebook, exportsOf: ExportsOf): ReadonlyMap<string, unknown> {
  const ids = cells.filter(({ language }) => language === 'javascript').map(({ id }) => id);
  return new Map(ids.flatMap((id) => Object.entries(exportsOf(id) ?? {})));
}
