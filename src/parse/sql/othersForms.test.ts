import { expect, test } from 'vitest';
import { othersForms } from './othersForms.ts';
import { readCellText } from './readCellText.ts';

test.each([
  ['SELECT `a b`, `c` FROM `t` AS `u`', 'SELECT "a b", "c" FROM "t" AS "u"'],
  ['SELECT `say "x"` FROM t', 'SELECT "say ""x""" FROM t'],
  ['SELECT a FROM t LIMIT 20, 10;', 'SELECT a FROM t LIMIT 10 OFFSET 20;'],
  ['SELECT * FROM (SELECT a FROM t limit 2,3) LIMIT 1', 'SELECT * FROM (SELECT a FROM t limit 3 OFFSET 2) LIMIT 1'],
])('%s', (written, sql) => {
  expect(othersForms(readCellText(written)).text).toBe(sql);
});

test.each([
  "SELECT '`a` LIMIT 2, 3'",
  'SELECT "`a`" -- `b` LIMIT 2, 3',
  'SELECT a FROM t LIMIT 5',
  'SELECT f(limit, 3)',
  'SELECT (SELECT a FROM t LIMIT 2), 3',
])('%s stays as it is', (sql) => {
  const cell = readCellText(sql);
  expect(othersForms(cell)).toBe(cell);
});
