import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PUBLISHED } from './duckdbNames.ts';
import { ADDRESSES, tellAddresses } from './tellAddresses.ts';

const FUNCTIONS = [
  ...[1, 5, 1, 0x60, 0, 1, 0x7f],
  ...[2, 15, 1, 3, ...Buffer.from('env'), 6, ...Buffer.from('__base'), 3, 0x7f, 0],
  ...[3, 4, 3, 0, 0, 0],
  ...[4, 4, 1, 0x70, 0, 9],
];
const EXPORTS = [7, 13, 3, 1, ...Buffer.from('a'), 0, 2, 1, ...Buffer.from('t'), 1, 0, 1, ...Buffer.from('b'), 0, 1];
const CODE = [10, 16, 3, 4, 0, 0x41, 1, 0x0b, 4, 0, 0x41, 2, 0x0b, 4, 0, 0x41, 3, 0x0b];
/** Functions 0, 2 and 2 again, from the base on. */
const TABLE = [9, 9, 1, 0, 0x23, 0, 0x0b, 3, 0, 2, 2];

const moduleOf = (table: readonly number[]) =>
  Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, ...FUNCTIONS, ...EXPORTS, ...table, ...CODE]);
const told = (module: WebAssembly.Module) => [
  ...new Uint32Array(WebAssembly.Module.customSections(module, ADDRESSES)[0]!),
];

describe('a module', () => {
  it('tells of its exports the last places of those that are functions of its table', async () => {
    const bytes = tellAddresses(moduleOf(TABLE));
    const module = await WebAssembly.compile(new Uint8Array(bytes));
    expect(told(module)).toEqual([3, 0, 0]);
    const base = new WebAssembly.Global({ value: 'i32' }, 1);
    const { exports } = await WebAssembly.instantiate(module, { env: { __base: base } });
    expect((exports.t as WebAssembly.Table).get(3)).toBe(exports.a);
  });

  it('without a table tells of none', async () => {
    const module = await WebAssembly.compile(new Uint8Array(tellAddresses(moduleOf([]))));
    expect(told(module)).toEqual([0, 0, 0]);
  });

  it.each([
    ['from a fixed place on', [9, 9, 1, 0, 0x41, 1, 0x0b, 3, 0, 2, 2]],
    ['in two pieces', [9, 13, 2, 0, 0x23, 0, 0x0b, 1, 0, 0, 0x23, 0, 0x0b, 1, 2]],
  ])('whose table is filled %s is refused', (_, table) => {
    expect(() => tellAddresses(moduleOf(table))).toThrow('not filled in one piece');
  });
});

it('the engine has the base of its table from the bindings, which put it behind the null pointer', async () => {
  const module = await WebAssembly.compile(await readFile(PUBLISHED.engine));
  expect(WebAssembly.Module.imports(module)).toContainEqual({ module: 'env', name: '__table_base', kind: 'global' });
  const base = /__table_base=new WebAssembly\.Global\(\{value:"i32",mutable:!1\},(\d+)\)/g;
  const bindings = await readFile(PUBLISHED.bindings, 'utf8');
  expect(Array.from(bindings.matchAll(base), ([, at]) => at)).toEqual(['1', '1']);
});
