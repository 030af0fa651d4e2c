import { expect, it } from 'vitest';
import { withoutData } from './withoutData.ts';

/** One page of memory, exported as `m`, into which the module writes `hi` as it starts. */
const MODULE = Buffer.concat([
  Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0),
  Uint8Array.of(5, 3, 1, 0, 1),
  Uint8Array.of(7, 5, 1, 1, 0x6d, 2, 0),
  Uint8Array.of(12, 1, 1),
  Uint8Array.of(11, 8, 1, 0, 0x41, 0, 0x0b, 2, 0x68, 0x69),
]);

const memoryOf = async (module: Uint8Array) => {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(module));
  const { m } = instance.exports;
  return m instanceof WebAssembly.Memory ? Buffer.from(m.buffer, 0, 2).toString() : undefined;
};

it('a module without its data starts and writes nothing', async () => {
  expect(await memoryOf(MODULE)).toBe('hi');
  expect(await memoryOf(withoutData(MODULE))).toBe('\0\0');
});
