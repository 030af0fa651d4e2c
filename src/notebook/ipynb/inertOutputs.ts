import { inertData } from './inertData.ts';
import { joined } from './jupyter.ts';
import type { StoredOutput } from './storedOutput.ts';

/**
 * What may be shown of outputs that were kept from an earlier run, whoever kept them and in whatever shape: text, and
 * values of types that do nothing. What came with more than that is shown in a poorer form, or as words to run the
 * cell.
 */
export function inertOutputs(outputs: unknown): readonly StoredOutput[] {
  return Array.isArray(outputs) ? outputs.flatMap(inertOutput) : [];
}

function inertOutput(output: unknown): readonly StoredOutput[] {
  if (!isRecord(output)) return [];
  const { kind, stream, text, shown, name, message } = output;
  switch (kind) {
    case 'stream':
      return [{ kind, stream: stream === 'stderr' ? 'stderr' : 'stdout', text: joined(text) }];
    case 'error':
      return [{ kind, name: joined(name) || 'Error', message: joined(message) }];
    case 'shown': {
      const { data, metadata } = isRecord(shown) ? shown : {};
      const scalars = inertMetadata(metadata);
      return [{ kind, shown: { data: inertData(isRecord(data) ? data : {}), ...(scalars && { metadata: scalars }) } }];
    }
    default:
      return [];
  }
}

/** Of what is told about a form's drawing, the plain facts, such as an image's width. */
function inertMetadata(metadata: unknown): Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined {
  const forms = Object.entries(isRecord(metadata) ? metadata : {}).flatMap(([type, facts]) => {
    const plain = Object.entries(isRecord(facts) ? facts : {}).filter(([, fact]) =>
      ['string', 'number', 'boolean'].includes(typeof fact),
    );
    return plain.length > 0 ? [[type, Object.fromEntries(plain)] as const] : [];
  });
  return forms.length > 0 ? Object.fromEntries(forms) : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
