import { expect, test } from 'vitest';
import type { From, SelectNode } from '../../../catalogue/split/tree.ts';
import { resultColumns } from './resultColumns.ts';

const table = (name: string) => ({ type: 'BASE_TABLE', table_name: name, alias: '' }) as unknown as From;
const all = {
  type: 'SELECT_NODE',
  select_list: [{ class: 'STAR' }],
  from_table: { type: 'JOIN', alias: '', left: table('a'), right: table('b') },
} as unknown as SelectNode;
const tables = {
  a: [
    { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra' },
    { name: 'mag', unit: 'mag' },
    { name: 'flux', unit: 'Jy' },
  ],
  b: [
    { name: 'ra', unit: 'deg', ucd: 'pos.eq.ra;meta.main' },
    { name: 'flux', unit: 'mJy' },
  ],
};

test('of a join by * a column keeps what both sides agree on', () => {
  const types = ['ra', 'mag', 'flux', 'ra_1', 'flux_1', 'other'].map((name) => ({ name, type: 'DOUBLE' }));
  const columns = resultColumns(types, all, (name) => tables[name as keyof typeof tables]);
  expect(columns.map(({ unit }) => unit)).toEqual(['deg', 'mag', undefined, 'deg', undefined, undefined]);
  expect(columns[0]!.ucd).toBeUndefined();
});
