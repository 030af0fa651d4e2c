import { asLeb128, leb128 } from './wasmSections.ts';

/** A section of code in which functions have other bodies, by their places in it. Fails on one that is not there. */
export function withBodies(content: Uint8Array, bodies: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const count = leb128(content, 0);
  const parts = [content.subarray(0, count.end)];
  for (const place of bodies.keys())
    if (place >= count.value) throw new Error(`The WebAssembly module has no function of its own with number ${place}`);
  let [keptFrom, at] = [count.end, count.end];
  for (let i = 0; i < count.value; i++) {
    const size = leb128(content, at);
    const end = size.end + size.value;
    const body = bodies.get(i);
    if (body) {
      parts.push(content.subarray(keptFrom, at), asLeb128(body.length), body);
      keptFrom = end;
    }
    at = end;
  }
  return Buffer.concat([...parts, content.subarray(keptFrom)]);
}
