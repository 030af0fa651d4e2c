import { expect, test } from 'vitest';
import { baseTable, column, select, STAR } from './nodes.ts';
import { within } from './top.ts';

test.each([
  ['DOUBLE', true, false],
  ['FLOAT', true, false],
  ['DOUBLE', false, true],
  ['UBIGINT', true, true],
  ['VARCHAR', false, false],
  ['DECIMAL(18,3)', false, false],
])(
  'the first rows by a %s, descending %s, have a bound: %s (NaN comes first of all that descend)',
  (type, isDescending, has) => {
    const top = { expression: column('x'), column: 'c0', rows: 3, isDescending };
    expect(within(select([STAR], baseTable('t')), top, type) !== undefined).toBe(has);
  },
);
