import { joined, type JupyterOutput, type Multiline } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';

/** The outputs that a cell of nbformat 4 keeps; a carriage return in a stream is left to who draws it. */
export function readOutputs(outputs: readonly JupyterOutput[] = []): readonly StoredOutput[] {
  return outputs.flatMap((output): readonly StoredOutput[] => {
    switch (output.output_type) {
      case 'stream':
        return [{ kind: 'stream', stream: output.name === 'stderr' ? 'stderr' : 'stdout', text: joined(output.text) }];
      case 'execute_result':
      case 'display_data':
        return [{ kind: 'shown', shown: { data: bundle(output.data ?? {}), ...metadataOf(output) } }];
      case 'error':
        return [{ kind: 'error', name: output.ename ?? 'Error', message: output.evalue ?? '' }];
      default:
        return [];
    }
  });
}

function bundle(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // Text may come in pieces; what is JSON stays as it is, arrays included.
  return Object.fromEntries(Object.entries(data).map(([type, value]) => [type, /[/+]json$/.test(type) ? value : joined(value as Multiline)]));
}

type Metadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function metadataOf({ metadata }: JupyterOutput): { readonly metadata?: Metadata } {
  return metadata && Object.keys(metadata).length > 0 ? { metadata: metadata as Metadata } : {};
}
