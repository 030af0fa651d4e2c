import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { analyseSql } from '../../parse/sql/analyseSql.ts';
import { openEngine } from './testing/openEngine.ts';

const SKY = "hats('catalogues/hipparcos')";

describe.skipIf(!hasExtensions)('what SQL cannot do here', () => {
  const { engine, run } = openEngine(resolve(import.meta.dirname, '../../../public'));

  test.each([
    ['CREATE SCHEMA s', 'are in no schema'],
    ["ATTACH ':memory:' AS x; USE x", 'are in no schema'],
    ["ATTACH ':memory:' AS y; SET schema = 'y'", 'are in no schema'],
    ["ATTACH ':memory:' AS z; CREATE TABLE z.t AS SELECT 1 AS a", 'are in no schema'],
    ['CREATE TABLE s.t AS SELECT 1 AS a', 'are in no schema'],
    ['SELECT row(1, 2) AS r', 'parts have no names'],
    ["CREATE SECRET (TYPE http, BEARER_TOKEN 'x')", 'without keys and passwords'],
    ["ATTACH 'https://skybook.invalid/x.duckdb' AS x", 'Files of databases, such as https://skybook.invalid/x.duckdb'],
    ["CREATE TABLE cf (a INTEGER); COPY cf FROM 'https://skybook.invalid/x.csv'", 'COPY … FROM does not read files'],
    [`EXPLAIN ANALYZE SELECT count(*) FROM ${SKY}`, 'EXPLAIN ANALYZE does not measure'],
    ["FROM parquet_schema('https://skybook.invalid/x.parquet')", 'this function knows no addresses here'],
    ["SELECT TIME '10:00' AT TIME ZONE 'UTC'", 'AT TIME ZONE takes a time with its date'],
    ["FROM iceberg_scan('s3://x/y')", "DuckDB's extension iceberg, which is not part"],
    [
      `CREATE MACRO low(k) AS TABLE SELECT hip FROM ${SKY} WHERE hip < k; FROM low()`,
      'The form of this macro is low(k).',
    ],
    [`PREPARE low AS SELECT hip FROM ${SKY} WHERE hip < ?; EXECUTE low(1, 2)`, 'low takes 1 values, and was given 2'],
  ])('%s is refused in the reader’s terms', async (text, message) => {
    const failure = { message: expect.stringContaining(message) as unknown };
    await expect(run(text)).rejects.toMatchObject({ failure });
  });

  test.each([
    ['LOAD spatial', /DuckDB's extension spatial is not part of this site/],
    ["SELECT * FROM 'https://skybook.invalid/none.csv'", /skybook.invalid/],
    ['SELECT x INTO t FROM range(3) AS r(x)', /SELECT INTO/],
    ['BEGIN; SELECT 1; ROLLBACK', /not taken back/],
  ])('%s is refused in plain words', async (text, message) => {
    await expect(run(text)).rejects.toMatchObject({ failure: { message: expect.stringMatching(message) as unknown } });
  });

  test.each(['SELECT 1$x', "SELECT 'a'$x", 'SELECT $x::UINTEGER', 'SELECT 1.$x', "SELECT 'a'\n$text"])(
    '%s fails instead of running together',
    async (text) => {
      await expect(run(text, undefined, { x: -3, text: 'b' })).rejects.toMatchObject({ failure: { kind: 'sql' } });
    },
  );

  test('what a page alone cannot do is written for another DuckDB as it stands', async () => {
    const statements = [
      'CREATE OR REPLACE TABLE t (a INTEGER)',
      "ATTACH 'x.duckdb' AS x",
      "COPY t FROM 'a.csv'",
      "CREATE OR REPLACE SECRET s (TYPE http, TOKEN 'x')",
    ];
    const text = `${statements.join(';\n')};\nSELECT 1 AS a`;
    const cell = { id: 'c', language: 'sql', text, output: 'o', pinned: true, hidden: false } as const;
    const asked = { cell, analysis: analyseSql(text, 'o'), inputs: new Map() };
    const written = await engine.write([asked], new AbortController().signal);
    const expected = { cell: { statements: [...statements.map((sql) => ({ sql })), {}] } };
    expect(written.get('c')).toMatchObject(expected);
  });
});
