import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../../workers/sql/database.ts';
import { hasExtensions, openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { arrowTextOf } from '../../../../workers/wire/arrowText.ts';
import { leavingColumns, leavingSql } from './leavingSql.ts';

describe.skipIf(!hasExtensions)('a table that leaves DuckDB', () => {
  let database: Database;
  let id = 0;
  beforeAll(async () => {
    ({ database } = await openNodeDatabase());
  });

  const left = async (sql: string) => {
    await database.query(++id, `CREATE OR REPLACE TABLE l AS ${sql}`);
    const types = await database.describe('FROM l');
    const vector = tableFromIPC(await database.query(++id, leavingSql(types, 'FROM l'))).getChildAt(0)!;
    return {
      texts: Array.from({ length: vector.length }, (_, row) => arrowTextOf(vector, row)),
      note: leavingColumns(types, [{ name: 'x' }])[0]!.note,
    };
  };

  test.each([
    ['an enum', "'b'::ENUM('a', 'b')", 'b', false],
    ['a list of enums', "['b'::ENUM('a', 'b)', 'b')]", '["b"]', false],
    ['a struct with an enum', "{'ENUM': 'b'::ENUM('a', 'b'), 'y': 1}", '{ENUM: "b", y: 1}', false],
    [
      'an integer of 128 bits',
      "'-170141183460469231731687303715884105728'::HUGEINT",
      '-170141183460469231731687303715884105728',
      false,
    ],
    [
      'an unsigned integer of 128 bits',
      '340282366920938463463374607431768211455::UHUGEINT',
      '340282366920938463463374607431768211455',
      true,
    ],
    ['bits', "'0101'::BIT", '0101', true],
    ['a time with a zone', "'12:00:00+02'::TIMETZ", '12:00:00+02', true],
    ['a union', 'union_value(num := 2)', '2', true],
    ['an interval of many hours', 'INTERVAL 3000000 HOUR', '125000 days', false],
    ['an interval of a few', "INTERVAL '1 month -2 days 00:00:01.5'", '1 month -2 days 00:00:01.5', false],
    ['an instant before Christ', "TIMESTAMP '0044-03-15 (BC) 12:00:00.5'", '0044-03-15 (BC) 12:00:00.5', false],
    ['an instant without end', "'-infinity'::TIMESTAMP", '-infinity', false],
    ['a decimal', '-0.05::DECIMAL(5, 2)', '-0.05', false],
    ['nested decimals and dates', "[{'d': 1.50, 't': DATE '2020-01-02'}]", '[{d: 1.50, t: 2020-01-02}]', false],
    ['a map', "MAP {'a': [1]}", '{"a": [1]}', false],
  ])('%s is itself', async (_, value, text, told) => {
    const { texts, note } = await left(`SELECT ${value} AS x`);
    expect(texts).toEqual([text]);
    expect(note !== undefined).toBe(told);
  });

  test('an enum by which rows are grouped keeps its values in a result that is not a table', async () => {
    const vector = tableFromIPC(
      await database.query(
        ++id,
        "SELECT k::ENUM('a', 'b') AS k, count(*) AS n FROM (VALUES ('a'), ('b'), ('b')) v(k) GROUP BY 1 ORDER BY 1",
      ),
    ).getChildAt(0)!;
    expect([...vector]).toEqual(['a', 'b']);
  });
});
