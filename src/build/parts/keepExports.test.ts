import { expect, it } from 'vitest';
import { keepExports } from './keepExports.ts';

/** Two functions that give 1 and 2, exported under a long name, a name beyond ASCII and a third. */
const MODULE = Buffer.concat([
  Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0),
  Uint8Array.of(1, 5, 1, 0x60, 0, 1, 0x7f),
  Uint8Array.of(3, 3, 2, 0, 0),
  exported([
    ['a'.repeat(200), 0],
    ['größe', 1],
    ['both', 1],
  ]),
  Uint8Array.of(10, 11, 2, 4, 0, 0x41, 1, 0x0b, 4, 0, 0x41, 2, 0x0b),
]);

function exported(entries: readonly (readonly [string, number])[]): Uint8Array {
  const parts = entries.map(([name, index]) => {
    const bytes = Buffer.from(name);
    const length = bytes.length < 128 ? [bytes.length] : [(bytes.length % 128) + 128, bytes.length >> 7];
    return Buffer.concat([Uint8Array.from(length), bytes, Uint8Array.of(0, index)]);
  });
  const content = Buffer.concat([Uint8Array.of(entries.length), ...parts]);
  return Buffer.concat([Uint8Array.of(7, (content.length % 128) + 128, content.length >> 7), content]);
}

async function exportsOf(bytes: Buffer): Promise<Readonly<Record<string, unknown>>> {
  const { exports } = await WebAssembly.instantiate(await WebAssembly.compile(new Uint8Array(bytes)));
  return Object.fromEntries(Object.entries(exports).map(([name, call]) => [name, (call as () => number)()]));
}

it('a module keeps the exports that are wanted, under their names, and all else', async () => {
  expect(await exportsOf(MODULE)).toEqual({ ['a'.repeat(200)]: 1, größe: 2, both: 2 });
  expect(await exportsOf(keepExports(MODULE, (name) => name !== 'both'))).toEqual({ ['a'.repeat(200)]: 1, größe: 2 });
  expect(await exportsOf(keepExports(MODULE, () => false))).toEqual({});
});

it('a module that is not whole is refused', () => {
  expect(() => keepExports(MODULE.subarray(0, 22), () => true)).toThrow('ends within');
  expect(() => keepExports(MODULE.subarray(0, -1), () => true)).toThrow('ends within');
});
