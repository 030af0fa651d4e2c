import type { Cell } from '../cell.ts';
import { freshId } from '../freshId.ts';
import type { Notebook } from '../notebook.ts';
import { joined, type JupyterCell, type JupyterNotebook, type JupyterOutput } from './jupyter.ts';
import { readCell } from './readCell.ts';
import { readOutputs } from './readOutputs.ts';

/** Reads a Jupyter notebook (nbformat 3 or 4) with the outputs it keeps; empty code cells are left out. Cells in Python keep Jupyter's order. Undefined when the text is none. */
export function readIpynb(text: string): Notebook | undefined {
  const file = parsed(text);
  if (!file) return undefined;
  const kernel = (file.metadata?.kernelspec?.language ?? file.metadata?.language_info?.name ?? 'python').toLowerCase();
  const given = file.cells.filter((cell) => joined(cell.source).trim() !== '');
  const wanted = new Set(given.flatMap(({ id }) => id ?? []));
  const seen = new Set<string>();
  const cells = given.map((cell): Cell => {
    const id = cell.id && !seen.has(cell.id) ? cell.id : freshId([...seen, ...wanted]);
    seen.add(id);
    const stored = readOutputs(cell.outputs);
    return { id, ...readCell(cell, kernel), ...(stored.length > 0 && { stored }) };
  });
  const order = file.metadata?.skybook?.order ?? (given.some(({ metadata }) => metadata?.skybook) || !cells.some(({ language }) => language === 'python') ? 'names' : 'document');
  return { title: file.metadata?.title?.trim() || firstHeading(cells) || 'Untitled', cells, ...(order === 'document' && { order }) };
}

function parsed(text: string): JupyterNotebook | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (typeof file !== 'object' || file === null) return undefined;
  const { cells, worksheets, ...rest } = file as { readonly cells?: unknown; readonly worksheets?: unknown };
  if (Array.isArray(cells)) return { ...rest, cells: cells.filter((cell) => typeof cell === 'object' && cell !== null) };
  if (!Array.isArray(worksheets)) return undefined;
  return { ...rest, cells: worksheets.flatMap((sheet: { readonly cells?: readonly OldCell[] }) => (sheet.cells ?? []).map(renewed)) };
}

type OldOutput = JupyterOutput & Readonly<Record<string, unknown>>;
type OldCell = JupyterCell & { readonly input?: JupyterCell['source']; readonly level?: number; readonly outputs?: readonly OldOutput[] };

const OLD_TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpeg: 'image/jpeg', svg: 'image/svg+xml', html: 'text/html', latex: 'text/latex', text: 'text/plain', json: 'application/json' };

function renewed(cell: OldCell): JupyterCell {
  if (cell.cell_type === 'heading') return { cell_type: 'markdown', source: `${'#'.repeat(cell.level ?? 1)} ${joined(cell.source)}` };
  if (cell.cell_type !== 'code') return cell;
  const given = Array.isArray(cell.outputs) ? cell.outputs.filter((output: unknown): output is OldOutput => typeof output === 'object' && output !== null) : [];
  const outputs = given.map((output): JupyterOutput => {
    if (output.output_type !== 'pyout' && output.output_type !== 'display_data') return output.output_type === 'pyerr' ? { ...output, output_type: 'error' } : output;
    return { output_type: 'display_data', data: Object.fromEntries(Object.entries(OLD_TYPES).flatMap(([old, type]) => (old in output ? [[type, output[old]]] : []))) };
  });
  return { cell_type: 'code', source: cell.input ?? cell.source ?? '', outputs };
}

function firstHeading(cells: readonly Cell[]): string | undefined {
  for (const { language, text } of cells) {
    const heading = language === 'markdown' ? /^ {0,3}#{1,2}\s+(.+?)\s*#*\s*$/m.exec(text)?.[1] : undefined;
    if (heading) return heading.replace(/<[^>]*>|[*_`]|!?\[([^\]]*)\]\([^)]*\)/g, '$1').trim() || undefined;
  }
  return undefined;
}
