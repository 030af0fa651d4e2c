import { leb128 } from './wasmSections.ts';

const [FUNCTION, TABLE, MEMORY, GLOBAL, TAG] = [0, 1, 2, 3, 4];
const [TYPED_REFERENCE, TYPED_REFERENCE_OR_NULL] = [0x64, 0x63];

/** The functions that a section of imports lists, as `module.name`, in the order of their numbers. */
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
    const moduleName = decoder.decode(content.subarray(module.end, module.end + module.value));
    if (kind === FUNCTION) names.push(`${moduleName}.${decoder.decode(content.subarray(name.end, kindAt))}`);
    at = endOf(content, kind, kindAt + 1);
  }
  return names;
}

/** Where what is said of an import ends. */
function endOf(content: Uint8Array, kind: number | undefined, at: number): number {
  if (kind === FUNCTION) return leb128(content, at).end;
  if (kind === TABLE) return endOfLimits(content, endOfType(content, at));
  if (kind === MEMORY) return endOfLimits(content, at);
  if (kind === GLOBAL) return endOfType(content, at) + 1;
  if (kind === TAG) return leb128(content, at + 1).end;
  throw new Error(`The WebAssembly module imports something of an unknown kind: ${kind}`);
}

function endOfType(content: Uint8Array, at: number): number {
  const type = content[at];
  if (type === TYPED_REFERENCE || type === TYPED_REFERENCE_OR_NULL)
    throw new Error('The WebAssembly module imports a typed reference');
  return at + 1;
}

function endOfLimits(content: Uint8Array, at: number): number {
  const flags = leb128(content, at);
  const least = leb128(content, flags.end).end;
  return flags.value % 2 === 0 ? least : leb128(content, least).end;
}
