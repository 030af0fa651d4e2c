import { inertOutputs } from './inertOutputs.ts';
import type { JupyterOutput } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';

/** Stored outputs in nbformat 4; of those that a copy kept in the browser holds, what does nothing. */
export function writeOutputs(stored: readonly StoredOutput[] = []): readonly JupyterOutput[] {
  return inertOutputs(stored).map((output): JupyterOutput => {
    switch (output.kind) {
      case 'stream':
        return { output_type: 'stream', name: output.stream, text: output.text };
      case 'shown':
        return { output_type: 'display_data', data: output.shown.data, metadata: output.shown.metadata ?? {} };
      case 'error':
        return { output_type: 'error', ename: output.name, evalue: output.message, traceback: [] };
    }
  });
}
