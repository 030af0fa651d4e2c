import { expect, test } from 'vitest';
import { limitTop } from './limitTop.ts';

test.each([
  ['SELECT TOP 10 * FROM t', 'SELECT        * FROM t LIMIT 10'],
  ['select distinct top 5 a from t where x in (select top 2 y from u) order by a -- best', 'select distinct       a from t where x in (select       y from u LIMIT 2) order by a LIMIT 5 -- best'],
  ['SELECT TOP 3 a FROM t OFFSET 2;', 'SELECT       a FROM t OFFSET 2 LIMIT 3;'],
  ["SELECT TOP 3 a FROM t WHERE s = 'it''s; -- top 2'", "SELECT       a FROM t WHERE s = 'it''s; -- top 2' LIMIT 3"],
  ['SELECT TOP 3 "a b" FROM "my t"', 'SELECT       "a b" FROM "my t" LIMIT 3'],
  ['SELECT TOP 1 a FROM t UNION ALL SELECT TOP 2 a FROM u', '(SELECT       a FROM t LIMIT 1) UNION ALL (SELECT       a FROM u LIMIT 2)'],
  ['SELECT TOP 3 "a" FROM "t" -- it\'s "x"', 'SELECT       "a" FROM "t" LIMIT 3 -- it\'s "x"'],
  ['SELECT TOP 3 a FROM t WHERE b = $limit', 'SELECT       a FROM t WHERE b = $limit LIMIT 3'],
  ['SELECT TOP 3 a FROM t /* all */', 'SELECT       a FROM t LIMIT 3 /* all */'],
])('%s', (adql, sql) => {
  expect(limitTop(adql)).toBe(sql);
});

test.each(["SELECT 'select top 10 x'", 'SELECT top FROM t', 'SELECT top, 10 FROM t', 'SELECT t.top FROM t', '-- SELECT TOP 10\nSELECT 1'])('%s stays as it is', (sql) => {
  expect(limitTop(sql)).toBe(sql);
});
