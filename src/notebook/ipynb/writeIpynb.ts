import type { Cell } from '../cell.ts';
import { freshIds } from '../freshIds.ts';
import { writeMade } from '../made/madeText.ts';
import type { Notebook } from '../notebook.ts';
import type { IpynbCode } from './ipynbCode.ts';
import type { JupyterCell } from './jupyter.ts';
import { writeCell } from './writeCell.ts';
import { writeOutputs, type TableHtml } from './writeOutputs.ts';
import { itemAt } from '../../known/itemAt.ts';

/**
 * The notebook for Jupyter (nbformat 4.5), cells in the order they stand, by which Jupyter runs them; `readIpynb` gets
 * back what Jupyter has not changed. `tableHtml` draws tables that were kept for Jupyter, which knows no such type;
 * `code` is what runs there.
 */
export function writeIpynb(
  { title, cells, order = 'names', made }: Notebook,
  tableHtml?: TableHtml,
  code?: IpynbCode,
): string {
  const ids = jupyterIds(cells);
  const freshId = freshIds(ids);
  const added = (source: string | undefined): readonly JupyterCell[] =>
    source === undefined ? [] : [addedCell(source, freshId())];
  const file = {
    cells: [
      ...added(code?.first),
      ...cells.flatMap((cell, index) => [
        jupyterCell(cell, itemAt(ids, index), tableHtml, code),
        ...added(code?.more.get(cell.id)),
      ]),
    ],
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

/** A cell that is none of the notebook, which `readIpynb` leaves out again. */
function addedCell(source: string, id: string): JupyterCell {
  const shared = { cell_type: 'code', id, metadata: { skybook: { added: source } } } as const;
  return { ...shared, source: source.split(/(?<=\n)/), execution_count: null, outputs: [] };
}

function jupyterCell(cell: Cell, id: string, tableHtml: TableHtml | undefined, code?: IpynbCode): JupyterCell {
  const { language, text, output, pinned, hidden } = cell;
  const { type, source } = writeCell(cell, code?.codes.get(cell.id));
  const skybook = { language, text, source, ...(output && { output }), pinned, hidden };
  const outputs = type === 'code' ? writeOutputs(cell.stored, tableHtml) : [];
  // As in the page, one that fails keeps no other from running.
  const fails = code?.failing.has(cell.id) === true || outputs.some(({ output_type: kind }) => kind === 'error');
  const tags = code && type === 'code' && fails ? ['raises-exception'] : [];
  const shared = {
    cell_type: type,
    id,
    metadata: { skybook, ...(tags.length > 0 && { tags }) },
    source: source.split(/(?<=\n)/),
  };
  return type === 'code' ? { ...shared, execution_count: null, outputs } : shared;
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
