import { changeSections } from '../assets/changeSections.ts';
import { asLeb128, leb128 } from '../assets/leb128.ts';

const EXPORTS = 7;

/** A WebAssembly module with those of its exports whose names `isKept` wants (core specification, §5.5.10). */
export function keepExports(module: Uint8Array, isKept: (name: string) => boolean): Buffer {
  return changeSections(module, (id, content) => (id === EXPORTS ? keptEntries(content, isKept) : content));
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
