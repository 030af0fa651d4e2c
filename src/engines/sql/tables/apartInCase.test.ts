import { tableFromIPC } from 'apache-arrow';
import { expect, test } from 'vitest';
import { carryJs } from '../../carryValue.ts';
import { apartInCase } from './apartInCase.ts';
import { inputTable } from './inputTable.ts';

const named = (names: readonly string[]) => {
  const { ipc, columns } = apartInCase(
    inputTable('t', carryJs(Object.fromEntries(names.map((name, i) => [name, [i]])))),
  );
  expect(tableFromIPC(ipc).schema.names).toEqual(columns.map(({ name }) => name));
  expect(
    tableFromIPC(ipc)
      .toArray()
      .map((row) => Object.values(row.toJSON())),
  ).toEqual([names.map((_, i) => i)]);
  return columns;
};

test('of names that differ in case alone one takes a number that no other has, which is told of both', () => {
  const columns = named(['x', 'X', 'x_1', 'y']);
  expect(columns.map(({ name }) => name)).toEqual(['x', 'X_2', 'x_1', 'y']);
  expect(columns.map(({ note }) => note?.includes('differ in case alone') ?? false)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('letters beyond ASCII have no case in SQL', () => {
  expect(named(['δ', 'Δ']).map(({ name, note }) => [name, note])).toEqual([
    ['δ', undefined],
    ['Δ', undefined],
  ]);
});
