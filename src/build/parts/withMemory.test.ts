import { expect, it } from 'vitest';
import { dataSegments } from './dataSegments.ts';
import { withMemory } from './withMemory.ts';

const text = (word: string) => [word.length, ...Buffer.from(word)];
const section = (id: number, ...content: number[]) => [id, content.length, ...content];
const [CONSTRUCT, RELOCATE, STACK] = ['__wasm_call_ctors', '__wasm_apply_data_relocs', 'emscripten_stack_init'];
const TRAP = [3, 0, 0x00, 0x0b];

/** Imports one thing of each kind; has two functions that trap, one that tells 5 and 6, and `abc` in its memory. */
const MODULE = Buffer.from([
  ...[0, 97, 115, 109, 1, 0, 0, 0],
  ...section(1, 2, 0x60, 2, 0x7f, 0x7e, 0, 0x60, 0, 0),
  ...section(
    ...[2, 5, ...text('env'), ...text('memory'), 2, 1, 1, 9],
    ...[...text('env'), ...text('table'), 1, 0x70, 0, 1],
    ...[...text('env'), ...text('base'), 3, 0x7f, 0],
    ...[...text('env'), ...text('thrown'), 4, 0, 1],
    ...[...text('env'), ...text('tell'), 0, 0],
  ),
  ...section(3, 3, 1, 1, 1),
  ...section(7, 3, ...text(CONSTRUCT), 0, 1, ...text(RELOCATE), 0, 2, ...text(STACK), 0, 3),
  ...section(12, 1),
  ...section(10, 3, ...TRAP, ...TRAP, ...[8, 0, 0x41, 5, 0x42, 6, 0x10, 0, 0x0b]),
  ...section(11, 1, 0, 0x41, 0, 0x0b, ...text('abc')),
]);

type Begun = { readonly __wasm_call_ctors: () => void; readonly __wasm_apply_data_relocs: () => void };

async function start(bytes: Uint8Array) {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 9 });
  const told: unknown[] = [];
  const env = {
    ...{ memory, tell: (...args: unknown[]) => void told.push(args), base: 1 },
    table: new WebAssembly.Table({ element: 'anyfunc', initial: 1 }),
    thrown: new (WebAssembly as unknown as { Tag: new (type: object) => WebAssembly.ImportValue }).Tag({
      parameters: [],
    }),
  };
  const { instance } = await WebAssembly.instantiate(new Uint8Array(bytes), { env });
  return { memory: new Uint8Array(memory.buffer), told, begun: instance.exports as unknown as Begun };
}

it('a module begins with the memory that it has come to, and makes its calls in place of its first objects', async () => {
  const memory = new Uint8Array(65536);
  memory.set([7, 8, 9], 5);
  memory.set([1, 2], 40000);
  memory[65535] = 255;
  const calls = [
    { name: 'tell', args: [-1, -(2n ** 63n)] },
    { name: 'tell', args: [2 ** 32 - 64, 2n ** 64n - 65n] },
    { name: 'tell', args: [1_000_000, 2n ** 62n] },
  ];
  const made = await start(withMemory(MODULE, { memory, calls }));
  expect(made.memory).toEqual(memory);
  expect(made.told).toEqual([]);
  made.begun.__wasm_apply_data_relocs();
  made.begun.__wasm_call_ctors();
  expect(made.told).toEqual([
    [5, 6n],
    [-1, -(2n ** 63n)],
    [-64, -65n],
    [1_000_000, 2n ** 62n],
  ]);
  expect(made.memory).toEqual(memory);
  expect((await start(withMemory(MODULE, { memory: new Uint8Array(9), calls: [] }))).memory[0]).toBe(0);
});

it('a call of what a module does not import, and a module without what is replaced, are refused', () => {
  const memory = new Uint8Array(1);
  expect(() => withMemory(MODULE, { memory, calls: [{ name: 'other', args: [] }] })).toThrow('does not import other');
  const unnamed = Buffer.from(MODULE.toString('latin1').replace(RELOCATE, RELOCATE.toUpperCase()), 'latin1');
  expect(() => withMemory(unnamed, { memory, calls: [] })).toThrow(`has no ${RELOCATE}`);
  const [whole, last] = [MODULE.length, section(11, 1, 0, 0x41, 0, 0x0b, ...text('abc')).length];
  expect(() => withMemory(MODULE.subarray(0, whole - last), { memory, calls: [] })).toThrow('has no section 11');
  const passive = Buffer.concat([MODULE.subarray(0, whole - last), Buffer.from(section(11, 1, 1, ...text('abc')))]);
  expect(() => withMemory(passive, { memory, calls: [] })).toThrow('not placed at its start');
});

it('a few zeros are written out, and many are left out', () => {
  const memory = new Uint8Array(100);
  memory.set([1, 0, 0, 2], 10);
  memory[80] = 3;
  expect(dataSegments(memory).map((segment) => [...segment])).toEqual([
    [0, 0x41, 10, 0x0b, 4, 1, 0, 0, 2],
    [0, 0x41, 0xd0, 0, 0x0b, 1, 3],
  ]);
});
