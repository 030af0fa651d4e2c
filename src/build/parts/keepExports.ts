const HEADER_BYTES = 8;
const EXPORTS = 7;

type Counted = { readonly value: number; readonly end: number };

/** A WebAssembly module with those of its exports whose names `isKept` wants (core specification, §5.5.10). */
export function keepExports(module: Uint8Array, isKept: (name: string) => boolean): Buffer {
  const kept: Uint8Array[] = [module.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < module.length;) {
    const size = leb128(module, at + 1);
    const end = size.end + size.value;
    if (end > module.length) throw new Error('The WebAssembly module ends within a section');
    if (module[at] === EXPORTS) kept.push(section(EXPORTS, keptEntries(module.subarray(size.end, end), isKept)));
    else kept.push(module.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

function keptEntries(content: Uint8Array, isKept: (name: string) => boolean): Uint8Array {
  const count = leb128(content, 0);
  const kept: Uint8Array[] = [];
  const decoder = new TextDecoder();
  let at = count.end;
  for (let i = 0; i < count.value; i++) {
    const name = leb128(content, at);
    const nameEnd = name.end + name.value;
    // Behind the name stand a byte of its kind and its index.
    const { end } = leb128(content, nameEnd + 1);
    if (isKept(decoder.decode(content.subarray(name.end, nameEnd)))) kept.push(content.subarray(at, end));
    at = end;
  }
  return Buffer.concat([asLeb128(kept.length), ...kept]);
}

const section = (id: number, content: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(id), asLeb128(content.length), content]);

/** The unsigned number that begins at a byte, and where it ends. */
function leb128(bytes: Uint8Array, start: number): Counted {
  let value = 0;
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('The WebAssembly module ends within a number');
    value += (byte % 128) * factor;
    if (byte < 128) return { value, end: at + 1 };
  }
}

function asLeb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}
