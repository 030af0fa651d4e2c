import type { Cell } from '../cell.ts';
import { freshIds } from '../freshIds.ts';
import { writeMade } from '../made/madeText.ts';
import type { Notebook } from '../notebook.ts';
import type { JupyterCell } from './jupyter.ts';
import { writeCell } from './writeCell.ts';
import { writeOutputs, type TableHtml } from './writeOutputs.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * The notebook for Jupyter (nbformat 4.5), cells in the order they stand, by which Jupyter runs them; `readIpynb` gets
 * back what Jupyter has not changed. `tableHtml` draws tables that were kept for Jupyter, which knows no such type.
 */
export function writeIpynb({ title, cells, order = 'names', made }: Notebook, tableHtml?: TableHtml): string {
  const ids = jupyterIds(cells);
  const file = {
    cells: cells.map((cell, index) => jupyterCell(cell, itemAt(ids, index), tableHtml)),
    metadata: {
      title,
      skybook: { order, ...(made && { made: writeMade(made) }) },
      kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(file, undefined, 1)}\n`;
}

function jupyterCell(cell: Cell, id: string, tableHtml: TableHtml | undefined): JupyterCell {
  const { language, text, output, pinned, hidden } = cell;
  const { type, source } = writeCell(cell);
  const skybook = { language, text, source, ...(output && { output }), pinned, hidden };
  const shared = { cell_type: type, id, metadata: { skybook }, source: source.split(/(?<=\n)/) };
  return type === 'code' ? { ...shared, execution_count: null, outputs: writeOutputs(cell.stored, tableHtml) } : shared;
}

/** nbformat 4.5 allows 1 to 64 of these characters, and each id once. */
function jupyterIds(cells: readonly Cell[]): readonly string[] {
  const freshId = freshIds(cells.map(({ id }) => id));
  const taken = new Set<string>();
  return cells.map(({ id }) => {
    const plain = id.replace(/[^\w-]/g, '-').slice(0, 64) || 'cell';
    const own = taken.has(plain) ? freshId() : plain;
    taken.add(own);
    return own;
  });
}
