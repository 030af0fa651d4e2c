import { joined } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';
import { objectOf, objectsOf, textOf } from './unchecked.ts';

/** The outputs that a cell of a Jupyter file keeps, of which nothing is known; a carriage return in a stream is left to who draws it. */
export function readOutputs(outputs: unknown): readonly StoredOutput[] {
  return objectsOf(outputs).flatMap((output): readonly StoredOutput[] => {
    switch (output.output_type) {
      case 'stream':
        return [{ kind: 'stream', stream: output.name === 'stderr' ? 'stderr' : 'stdout', text: joined(output.text) }];
      case 'execute_result':
      case 'display_data':
        return [{ kind: 'shown', shown: { data: bundle(objectOf(output.data)), ...metadataOf(output.metadata) } }];
      case 'error':
        return [{ kind: 'error', name: textOf(output.ename) ?? 'Error', message: textOf(output.evalue) ?? '' }];
      default:
        return [];
    }
  });
}

function bundle(data: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  // Text may come in pieces; what is JSON stays as it is, arrays included.
  return Object.fromEntries(Object.entries(data).map(([type, value]) => [type, /[/+]json$/.test(type) ? value : joined(value)]));
}

type Metadata = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function metadataOf(given: unknown): { readonly metadata?: Metadata } {
  const metadata = Object.fromEntries(Object.entries(objectOf(given)).flatMap(([type, values]) => (typeof values === 'object' && values !== null ? [[type, objectOf(values)]] : [])));
  return Object.keys(metadata).length > 0 ? { metadata } : {};
}
