import { expect, test } from 'vitest';
import { LateParquet } from './lateParquet.ts';

function late() {
  const ran: string[] = [];
  return {
    ran,
    parquet: new LateParquet(
      (sql) => ran.push(sql),
      () => ran.push('loaded'),
    ),
  };
}

test.each([
  'SELECT 2 AS two',
  "FROM 'a.csv'",
  'CREATE TABLE t AS SELECT * FROM stars',
  'CREATE OR REPLACE TABLE "__skybook_shown_1" AS SELECT workload FROM stars',
])('%s needs no Parquet', (sql) => {
  const { ran, parquet } = late();
  parquet.readyFor(sql);
  expect(ran).toEqual([]);
});

test.each([
  "FROM 'a.PARQUET'",
  "SELECT * FROM read_parquet(['a', 'b'])",
  "LOAD 'https://other.test/x.duckdb_extension.wasm'",
  'INSTALL h3 FROM community',
  'show/**/ALL TABLES',
  'SELECT 1;LOAD"x"',
  '\ufeffLOAD x',
  'FORCE\u00a0INSTALL x',
  'UPDATE EXTENSIONS',
  "IMPORT DATABASE 'folder'",
  'SET custom_extension_repository = $a',
  "SELECT current_setting('allow_unsigned_extensions')",
  'SELECT function_name FROM duckdb_functions()',
])('%s has it loaded before, once, and no unsigned extension from then on', (sql) => {
  const { ran, parquet } = late();
  parquet.readyFor(sql);
  parquet.readyFor(sql);
  parquet.load();
  expect(ran.slice(0, 2)).toEqual(['LOAD parquet', 'SET allow_unsigned_extensions = false']);
  expect(ran.filter((one) => /^LOAD|loaded/.test(one))).toEqual(['LOAD parquet', 'loaded']);
});

test('what could not be loaded is tried again', () => {
  let isThere = false;
  const parquet = new LateParquet(
    () => {
      if (!isThere) throw new Error('not there');
    },
    () => undefined,
  );
  expect(() => parquet.load()).toThrow('not there');
  isThere = true;
  parquet.load();
  expect(parquet.isLikelyFor("FROM 'a.parquet'")).toBe(false);
});

test.each([
  ["SELECT count(*) FROM hats('https://data.test/gaia')", true],
  ["FROM 'https://data.test/a'", true],
  ['SELECT 2', false],
])('%s: Parquet will be needed: %s', (sql, isLikely) => {
  expect(late().parquet.isLikelyFor(sql)).toBe(isLikely);
});
