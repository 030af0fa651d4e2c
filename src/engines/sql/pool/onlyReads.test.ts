import { expect, test } from 'vitest';
import { onlyReads } from './onlyReads.ts';

test('a query only reads; what is made, dropped, or may be more than one statement does not', () => {
  for (const sql of ['FROM a', '\n select 1', 'SELECT count(*) FROM "nearby"']) expect(onlyReads(sql)).toBe(true);
  for (const sql of [
    'CREATE TABLE a AS FROM b',
    'DROP TABLE a',
    'SELECT 1; DROP TABLE a',
    'WITH a AS (FROM b) FROM a',
    'fromage',
    '',
  ])
    expect(onlyReads(sql)).toBe(false);
});
