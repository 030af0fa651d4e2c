import { joined } from './jupyter.ts';
import { objectsOf } from './unchecked.ts';

type Unchecked = Readonly<Record<string, unknown>>;

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  svg: 'image/svg+xml',
  html: 'text/html',
  latex: 'text/latex',
  text: 'text/plain',
  json: 'application/json',
};

/** A cell of nbformat 3 as one of nbformat 4. */
export function renewedCell(cell: Unchecked): Unchecked {
  if (cell.cell_type === 'heading')
    return { cell_type: 'markdown', source: `${'#'.repeat(levelOf(cell.level))} ${joined(cell.source)}` };
  if (cell.cell_type !== 'code') return cell;
  return {
    cell_type: 'code',
    source: cell.input ?? cell.source ?? '',
    outputs: objectsOf(cell.outputs).map(renewedOutput),
  };
}

function levelOf(level: unknown): number {
  return [1, 2, 3, 4, 5, 6].find((known) => known === level) ?? 1;
}

function renewedOutput(output: Unchecked): Unchecked {
  if (output.output_type === 'pyerr') return { ...output, output_type: 'error' };
  if (output.output_type !== 'pyout' && output.output_type !== 'display_data') return output;
  return {
    output_type: 'display_data',
    data: Object.fromEntries(
      Object.entries(TYPES).flatMap(([old, type]) => (old in output ? [[type, output[old]]] : [])),
    ),
  };
}
