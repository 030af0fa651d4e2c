type Counted = { readonly value: number; readonly end: number };

/** The unsigned number (LEB128) that begins at a byte of a WebAssembly module, and where it ends. */
export function leb128(bytes: Uint8Array, start: number): Counted {
  let value = 0;
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('The WebAssembly module ends within a number');
    value += (byte % 128) * factor;
    if (byte < 128) return { value, end: at + 1 };
  }
}

/** An unsigned number as a WebAssembly module has it. */
export function asLeb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}
