import { expect, test } from 'vitest';
import { tapTables } from './tapTables.ts';

test.each([
  ['SELECT * FROM basic', ['basic as basic']],
  [
    'SELECT  FROM "I/355/gaiadr3" AS g JOIN public.flux f ON f.x = g.y WHERE',
    ['I/355/gaiadr3 as g', 'public.flux as f'],
  ],
  [
    'SELECT a FROM ivoa.obscore, b c, d WHERE x IN (SELECT y FROM e)',
    ['ivoa.obscore as obscore', 'b as c', 'd as d', 'e as e'],
  ],
  ['SELECT a, b FROM', []],
  ['SELECT * FROM (SELECT x, y FROM inner_table) AS q, s', ['inner_table as inner_table']],
])('%s', (text, expected) => {
  expect(tapTables(text).map(({ name, alias }) => `${name} as ${alias}`)).toEqual(expected);
});
