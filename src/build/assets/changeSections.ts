import { asLeb128, leb128 } from './leb128.ts';

const HEADER_BYTES = 8;

/**
 * A WebAssembly module with each section's content as `change` gives it, and without those for which it gives nothing
 * (core specification, §5.5.2).
 */
export function changeSections(
  module: Uint8Array,
  change: (id: number, content: Uint8Array) => Uint8Array | undefined,
): Buffer {
  const kept: Uint8Array[] = [module.subarray(0, HEADER_BYTES)];
  for (let at = HEADER_BYTES; at < module.length;) {
    const id = module.subarray(at, at + 1);
    const size = leb128(module, at + 1);
    const end = size.end + size.value;
    if (end > module.length) throw new Error('The WebAssembly module ends within a section');
    const content = change(id[0] ?? 0, module.subarray(size.end, end));
    if (content) kept.push(id, asLeb128(content.length), content);
    at = end;
  }
  return Buffer.concat(kept);
}
