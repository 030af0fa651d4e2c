import { leb128 } from './wasmSections.ts';

const [FUNCTION, TABLE, MEMORY, GLOBAL, TAG] = [0, 1, 2, 3, 4];

/** The functions that a section of imports lists by their names, in the order of their numbers. */
export function importedFunctions(content: Uint8Array): readonly string[] {
  const decoder = new TextDecoder();
  const names: string[] = [];
  const count = leb128(content, 0);
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const module = leb128(content, at);
    const name = leb128(content, module.end + module.value);
    const kindAt = name.end + name.value;
    const kind = content[kindAt];
    if (kind === FUNCTION) names.push(decoder.decode(content.subarray(name.end, kindAt)));
    at = endOf(content, kind, kindAt + 1);
  }
  return names;
}

/** Where what is said of an import ends. */
function endOf(content: Uint8Array, kind: number | undefined, at: number): number {
  if (kind === FUNCTION) return leb128(content, at).end;
  if (kind === TABLE) return endOfLimits(content, at + 1);
  if (kind === MEMORY) return endOfLimits(content, at);
  if (kind === GLOBAL) return at + 2;
  if (kind === TAG) return leb128(content, at + 1).end;
  throw new Error(`The WebAssembly module imports something of an unknown kind: ${kind}`);
}

function endOfLimits(content: Uint8Array, at: number): number {
  const least = leb128(content, at + 1).end;
  return content[at] === 0 ? least : leb128(content, least).end;
}
