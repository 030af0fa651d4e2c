import type { ShownRows } from '../../../workers/wire/shownRows.ts';
import { inertOutputs } from './inertOutputs.ts';
import type { JupyterOutput } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';
import { shownParts } from '../../../workers/wire/shownParts.ts';
import { countText } from '../../known/countText.ts';

/** Draws the rows of a table as HTML. */
export type TableHtml = (rows: ShownRows) => string;

/** Stored outputs in nbformat 4; of those that a copy kept in the browser holds, what does nothing. */
export function writeOutputs(stored: readonly StoredOutput[] = [], tableHtml?: TableHtml): readonly JupyterOutput[] {
  return inertOutputs(stored).map((output): JupyterOutput => {
    switch (output.kind) {
      case 'stream':
        return { output_type: 'stream', name: output.stream, text: output.text };
      case 'shown':
        return {
          output_type: 'display_data',
          data: forJupyter(output.shown.data, tableHtml),
          metadata: output.shown.metadata ?? {},
        };
      case 'error':
        return { output_type: 'error', ename: output.name, evalue: output.message, traceback: [] };
    }
  });
}

function forJupyter(
  data: Readonly<Record<string, unknown>>,
  tableHtml: TableHtml | undefined,
): Readonly<Record<string, unknown>> {
  const { rows } = shownParts(data);
  if (!rows || !tableHtml) return data;
  const plain = `A table of ${countText(rows.totalRows)} rows`;
  return { 'text/plain': plain, ...data, 'text/html': tableHtml(rows) };
}
