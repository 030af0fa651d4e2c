import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import type { Carried } from '../../../../workers/wire/carried.ts';
import { carryJs } from '../../carryValue.ts';
import { inputTable } from './inputTable.ts';

const read = (carried: Carried) => {
  const { ipc, columns } = inputTable('t', carried);
  const arrow = tableFromIPC(ipc);
  return {
    types: arrow.schema.fields.map(({ name, type }) => `${name} ${String(type)}`),
    rows: arrow
      .toArray()
      .map((row) => JSON.stringify(row, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))),
    columns,
  };
};
const bytes = (array: ArrayBufferView) => new Uint8Array(array.buffer);

describe('what SQL reads in FROM', () => {
  test('arrays of numbers are a column of their own type, with their unit and what is missing', () => {
    expect(
      read({
        kind: 'array',
        dtype: 'float64',
        shape: [2],
        bytes: bytes(Float64Array.of(1, 2)),
        mask: Uint8Array.of(0, 1),
        unit: 'Jy',
      }),
    ).toMatchObject({
      types: ['value Float64'],
      rows: ['{"value":1}', '{"value":null}'],
      columns: [{ name: 'value', unit: 'Jy' }],
    });
    expect(read({ kind: 'array', dtype: 'bool', shape: [2], bytes: Uint8Array.of(1, 0) }).types).toEqual([
      'value Bool',
    ]);
    expect(read({ kind: 'array', dtype: 'complex128', shape: [1], bytes: bytes(Float64Array.of(1, 2)) }).rows).toEqual([
      '{"value":{"re":1,"im":2}}',
    ]);
  });

  test('lists of values, dictionaries of lists, and objects with others in them are tables', () => {
    expect(read(carryJs([1.5, null, 3])).rows).toEqual(['{"value":1.5}', '{"value":null}', '{"value":3}']);
    expect(read(carryJs({ a: [1, 2], b: ['x', null] })).rows).toEqual(['{"a":1,"b":"x"}', '{"a":2,"b":null}']);
    expect(
      read(
        carryJs([
          { a: 1, b: { c: [1] } },
          { a: 2, b: null },
        ]),
      ).rows,
    ).toEqual(['{"a":1,"b":{"c":[1]}}', '{"a":2,"b":null}']);
    expect(read(carryJs([new Date(0), null])).types).toEqual(['value Timestamp<MICROSECOND>']);
  });

  test('quantities of one unit keep it; mixtures are text, which is told', () => {
    const pc = (value: number) => ({ $skybook: 'quantity', value, unit: 'pc' });
    expect(read({ kind: 'plain', value: [pc(1), pc(2.5)] }).columns).toMatchObject([{ name: 'value', unit: 'pc' }]);
    expect(read(carryJs([{ v: 1 }, { v: 'x' }])).columns).toMatchObject([
      { note: '`v` is now text (JSON): its values are of several kinds.' },
    ]);
    expect(read(carryJs([{ v: 0.5 }, { v: 2n ** 60n + 1n }])).rows).toEqual([
      '{"v":"0.5"}',
      '{"v":"1152921504606846977"}',
    ]);
  });

  test('quantities in lists give them their unit; those in structs and sets too, or it is told', () => {
    const km = (value: number) => ({ $skybook: 'quantity', value, unit: 'km' });
    const columnsOf = (value: unknown) => read({ kind: 'plain', value }).columns;
    expect(columnsOf({ a: [[km(1)], [km(2), null]] })).toMatchObject([{ name: 'a', unit: 'km' }]);
    expect(columnsOf({ a: [[[km(1)]], []] })).toMatchObject([{ name: 'a', unit: 'km' }]);
    expect(columnsOf({ a: [{ $skybook: 'set', items: [km(1)] }] })).toMatchObject([
      { unit: 'km', note: '`a` is now a list where it was a set.' },
    ]);
    const note = '`p` has its field d in km, which SQL does not keep.';
    expect(columnsOf([{ p: { d: km(1), e: 2 } }, { p: null }])).toMatchObject([{ name: 'p', note }]);
    expect(columnsOf({ p: [[{ d: [km(1)] }], []] })).toMatchObject([{ name: 'p', note }]);
    expect(columnsOf([{ p: { q: { d: km(1) }, e: km(2) } }])).toMatchObject([
      {
        note: '`p` has its field e in km, which SQL does not keep, and has its field d in km, which SQL does not keep.',
      },
    ]);
  });

  test.each([
    [[], 't is an empty list, without rows or columns, not a table.'],
    [{}, 't is an empty dictionary, without columns, not a table.'],
    [3, 't is a number, not a table.'],
    [{ a: 1 }, 't is a dictionary of values, and not of lists, not a table.'],
    [{ a: [1], b: [1, 2] }, 't is a dictionary of lists that are not of one length, not a table.'],
    [{ f: () => 1 }, 't is a function, at .f, not a table.'],
  ])('%j is refused in words', (value, message) => {
    expect(() => read(carryJs(value))).toThrow(message);
  });
});
