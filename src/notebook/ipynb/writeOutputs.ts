import type { JupyterOutput } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';

/** Stored outputs in nbformat 4; what only Skybook draws (tables and buffers beside the bundle) is left out. */
export function writeOutputs(stored: readonly StoredOutput[] = []): readonly JupyterOutput[] {
  return stored.map((output): JupyterOutput => {
    switch (output.kind) {
      case 'stream':
        return { output_type: 'stream', name: output.stream, text: output.text };
      case 'shown':
        return { output_type: 'display_data', data: Object.fromEntries(Object.entries(output.shown.data).filter(([type]) => !type.includes('vnd.skybook.'))), metadata: output.shown.metadata ?? {} };
      case 'error':
        return { output_type: 'error', ename: output.name, evalue: output.message, traceback: [] };
    }
  });
}
