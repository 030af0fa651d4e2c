import { inertOutputs } from './inertOutputs.ts';
import type { StoredOutput } from './storedOutput.ts';
import { recordOf } from '../../known/recordOf.ts';

/**
 * The outputs that a cell of nbformat 4 keeps, as far as they do nothing; a carriage return in a stream is left to who
 * draws it.
 */
export function readOutputs(outputs: unknown): readonly StoredOutput[] {
  return inertOutputs(Array.isArray(outputs) ? outputs.map(asKept) : []);
}

/** The shape in which outputs are kept; each part is as the file has it, and judged later. */
function asKept(output: unknown): unknown {
  if (typeof output !== 'object' || output === null) return undefined;
  const { output_type: type, name, text, data, metadata, ename, evalue } = recordOf(output);
  switch (type) {
    case 'stream':
      return { kind: 'stream', stream: name, text };
    case 'execute_result':
    case 'display_data':
      return { kind: 'shown', shown: { data, metadata } };
    case 'error':
      return { kind: 'error', name: ename, message: evalue };
    default:
      return undefined;
  }
}
