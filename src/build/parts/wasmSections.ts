const HEADER_BYTES = 8;

/** Kinds of sections of a WebAssembly module, as its core specification numbers them (§5.5.2). */
export const SECTION = { custom: 0, imports: 2, exports: 7, elements: 9, code: 10, data: 11, dataCount: 12 } as const;

/** A section of a module: its kind, its content, and all of it as it stands there. */
export type Section = { readonly id: number; readonly content: Uint8Array; readonly whole: Uint8Array };

/** An unsigned number, and where it ends. */
export type Counted = { readonly value: number; readonly end: number };

/** What stands before the sections of a module. */
export function headerOf(module: Uint8Array): Uint8Array {
  return module.subarray(0, HEADER_BYTES);
}

/** The sections of a module, in their order; fails on one that is not whole. */
export function* sectionsOf(module: Uint8Array): Generator<Section> {
  for (let at = HEADER_BYTES; at < module.length;) {
    const size = leb128(module, at + 1);
    const end = size.end + size.value;
    if (end > module.length) throw new Error('The WebAssembly module ends within a section');
    yield { id: module[at] ?? 0, content: module.subarray(size.end, end), whole: module.subarray(at, end) };
    at = end;
  }
}

/** A section of a kind with a content. */
export function section(id: number, content: Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(id), asLeb128(content.length), content]);
}

/** The unsigned number that begins at a byte. */
export function leb128(bytes: Uint8Array, start: number): Counted {
  let value = 0;
  for (let at = start, factor = 1; ; at++, factor *= 128) {
    const byte = bytes[at];
    if (byte === undefined) throw new Error('The WebAssembly module ends within a number');
    value += (byte % 128) * factor;
    if (byte < 128) return { value, end: at + 1 };
  }
}

/** An unsigned number as modules write it. */
export function asLeb128(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Uint8Array.of(...bytes, rest);
}

/** A signed number as modules write it. */
export function asSignedLeb128(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (; rest < -64n || rest > 63n; rest >>= 7n) bytes.push(Number(rest & 127n) + 128);
  return Uint8Array.of(...bytes, Number(rest & 127n));
}
