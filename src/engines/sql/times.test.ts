import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import zones from '../../../workers/sql/zones/zones.json';
import { zoneRows } from '../../../workers/sql/zones/zoneRows.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openNative, type Native } from './testing/nativeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

const TIMES = [
  '1900-01-01 00:00:00',
  '1943-07-01 12:34:56.789',
  '1970-01-01 00:00:00',
  '2000-02-29 23:59:59.999999',
  '2020-03-08 07:30:00',
  '2024-12-31 23:30:00',
  '2099-10-25 01:00:00',
];
const TABLE = `CREATE OR REPLACE TABLE seen AS SELECT v::TIMESTAMPTZ AS t, v::TIMESTAMP AS ts, v::TIMESTAMP::DATE AS d,
  row_number() OVER () AS n FROM (VALUES ${TIMES.map((time) => `('${time}')`).join(', ')}, (NULL)) AS x(v)`;
const EXPRESSIONS = [
  't::DATE',
  'CAST(ts AS DATE)',
  'year(t)',
  'extract(hour FROM t)',
  "date_part('doy', t)",
  "date_part(['year', 'month'], t)",
  'epoch(t)',
  'extract(epoch FROM t)',
  'julian(t)',
  'monthname(t)',
  'last_day(t)',
  'isodow(ts)',
  "date_trunc('day', t)",
  "date_trunc('month', ts)",
  "date_trunc('hour', d)",
  "date_trunc('day', d) - INTERVAL 1 DAY",
  'time_bucket(INTERVAL 3 DAY, t)',
  "t + INTERVAL '1 month'",
  'INTERVAL 1 DAY + t',
  't - INTERVAL 36 HOUR + INTERVAL 1 MINUTE',
  'd + INTERVAL 1 DAY',
  'ts - INTERVAL 1 YEAR',
  "date_diff('day', t, TIMESTAMPTZ '2020-01-01 00:00:00+00')",
  "date_sub('month', t, t + INTERVAL 40 DAY)",
  "age(t, TIMESTAMPTZ '1999-05-05 00:00:00+00')",
  "strftime(t, '%Y-%m-%d %H:%M')",
  "t AT TIME ZONE 'America/New_York'",
  "ts AT TIME ZONE 'Australia/Lord_Howe'",
  "d AT TIME ZONE 'europe/paris'",
  "t AT TIME ZONE 'UTC' AT TIME ZONE 'Asia/Kathmandu'",
  't AT TIME ZONE NULL',
  "year(t AT TIME ZONE 'Asia/Tokyo')",
  "timezone('Africa/Casablanca', t)",
  "t AT TIME ZONE CASE n % 2 WHEN 0 THEN 'Asia/Tokyo' ELSE 'America/Lima' END",
  "current_setting('TimeZone')",
  'current_date = now()::DATE',
];

describe.skipIf(!hasExtensions)('times with a zone', () => {
  let native: Native | undefined;
  const { engine, run } = openEngine('/');
  beforeAll(async () => {
    native = await openNative();
    await native?.('LOAD icu');
    await native?.("SET TimeZone = 'UTC'");
    await native?.(TABLE);
    await run(TABLE, 'seen');
  });
  afterAll(() => engine.forget(['seen']));

  const texts = (sql: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql}) AS answer`;
  const rowsOf = async (sql: string) => (await run(sql, undefined, {})).rows.map((row) => Object.values(row));

  test.each(EXPRESSIONS)('%s is as native DuckDB has it in UTC, and so is its name', async (expression) => {
    const sql = `SELECT ${expression} FROM seen ORDER BY n`;
    const mine = await run(sql);
    const expected = await native?.(`SELECT column_name, column_type FROM (DESCRIBE ${sql})`);
    if (!expected) return;
    // The engine's tree does not keep quotes around types.
    const plain = expected.map((names) => names.map((name) => String(name).replace(/(?<= AS )"([A-Z ]+)"/g, '$1')));
    expect(mine.table?.columns.map(({ name, type }) => [name, type])).toEqual(plain);
    expect(await rowsOf(texts(`SELECT ${expression} AS x FROM seen ORDER BY n`))).toEqual(
      await native?.(texts(`SELECT ${expression} AS x FROM seen ORDER BY n`)),
    );
  });

  test.each([
    "t - TIMESTAMPTZ '2000-01-01 12:00:00+00'",
    't - ts',
    'ts - t::TIMESTAMPTZ - INTERVAL 1 HOUR',
    '(t + INTERVAL 1 MONTH) - t',
    "date_trunc('day', t) - t",
    'now() - t > INTERVAL 1 DAY',
    'now() - INTERVAL 1 DAY < now()',
    'now() - INTERVAL 200 YEARS < t',
    'to_timestamp(n) + INTERVAL 36 HOUR',
    "date_trunc('day', now()) + INTERVAL 1 DAY > now()",
    'current_timestamp - INTERVAL 1 HOUR > t - INTERVAL 1 MONTH',
    'max(t) OVER () - t',
    't - lag(t) OVER (ORDER BY n)',
    'd - t',
    't - (SELECT min(t) FROM seen)',
    't::VARCHAR',
    "strftime(t, '%c')",
  ])('%s is as native DuckDB has it in UTC', async (expression) => {
    const sql = texts(`SELECT ${expression} AS x FROM seen ORDER BY n`);
    expect(await rowsOf(sql)).toEqual(await native?.(sql));
  });

  test('spans of groups are differences of times', async () => {
    const sql = texts(
      'SELECT n % 2 AS k, max(t) - min(t) AS span, min(t) AS a, max(t)::VARCHAR AS b, count(DISTINCT t) AS c FROM seen GROUP BY 1 ORDER BY 1',
    );
    expect(await rowsOf(sql)).toEqual(await native?.(sql));
  });

  test('groups and conditions know zones, too', async () => {
    const sql = texts(
      `SELECT year(t) AS y, count(*) AS n, min(t)::DATE AS first, max(t) AT TIME ZONE 'Asia/Tokyo' AS tokyo,
        date_trunc('day', max(ts)) AS day FROM seen WHERE t::DATE > DATE '1950-01-01' GROUP BY year(t) ORDER BY 1`,
    );
    expect(await rowsOf(sql)).toEqual(await native?.(sql));
  });

  test('in every zone, 1900 to 2100, both ways, also where clocks change', async () => {
    if (!native) return;
    const random = seededBelow(17);
    const span = 4_102_444_800 + 2_208_988_800;
    const cases = zoneRows(zones).flatMap(({ zone, starts }) => {
      const changes = Array.from({ length: 3 }, () => starts[random(Math.max(1, starts.length))] ?? 0);
      const near = changes.flatMap((start) => [start, start - 1, start + random(7200) - 3600]);
      return [...near, ...Array.from({ length: 4 }, () => random(span) - 2_208_988_800)].map(
        (second) => `('${zone}', ${second})`,
      );
    });
    const table = `CREATE OR REPLACE TABLE moments AS SELECT z, s, row_number() OVER () AS n FROM (VALUES ${cases.join(', ')}) AS x(z, s)`;
    await native(table);
    await run(table, 'moments');
    const sql = `SELECT z, s, (to_timestamp(s) AT TIME ZONE z)::VARCHAR AS there,
      ((TIMESTAMP '1970-01-01' + to_seconds(s)) AT TIME ZONE z)::VARCHAR AS back FROM moments`;
    const inOrder = `SELECT z, s::VARCHAR AS t, there, back FROM (${sql}) ORDER BY z, s`;
    const expected = await native(inOrder);
    const mine = await run(inOrder, 'answers');
    expect(mine.table?.totalRows).toBe(expected.length);
    // The first of them, as many as a cell shows.
    const wrong = mine.rows.filter((row, i) => Object.values(row).join() !== expected[i]?.join());
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(zoneRows(zones).length).toBe(Number((await native('SELECT count(*) FROM pg_timezone_names()'))[0]?.[0]));
  });

  test.each([["SELECT t AT TIME ZONE 'Europe/Atlantis' FROM seen", /Unknown TimeZone 'Europe\/Atlantis'/]])(
    '%s is refused in words',
    async (sql, message) => {
      await expect(run(sql)).rejects.toMatchObject({ failure: { message: expect.stringMatching(message) as unknown } });
    },
  );

  test('the page’s own zone may be set', async () => {
    expect((await run("SET TimeZone = 'UTC'; SELECT 1 AS a")).rows).toEqual([{ a: 1 }]);
  });
});
