import { leb128 } from './wasmSections.ts';

/** An export of a WebAssembly module, and its bytes there; `kind` is 0 for functions. */
export type ExportEntry = {
  readonly name: string;
  readonly kind: number;
  readonly index: number;
  readonly whole: Uint8Array;
};

/** The exports that a section of them lists, in their order. */
export function exportEntries(content: Uint8Array): readonly ExportEntry[] {
  const decoder = new TextDecoder();
  const count = leb128(content, 0);
  const entries: ExportEntry[] = [];
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const name = leb128(content, at);
    const nameEnd = name.end + name.value;
    const index = leb128(content, nameEnd + 1);
    entries.push({
      name: decoder.decode(content.subarray(name.end, nameEnd)),
      kind: content[nameEnd] ?? 0,
      index: index.value,
      whole: content.subarray(at, index.end),
    });
    at = index.end;
  }
  return entries;
}
