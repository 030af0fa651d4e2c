import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openNative, type Native } from './testing/nativeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

const TIMES = [
  '1900-01-01 00:00:00',
  '1943-07-01 12:34:56.789',
  '2000-02-29 23:59:59.999999',
  '2020-03-08 07:30:00',
  '2020-11-01 05:30:00',
  '2020-11-01 06:30:00',
  '2099-10-25 01:00:00',
];
const TABLE = `CREATE OR REPLACE TABLE zoned AS SELECT (v || '+00')::TIMESTAMPTZ AS t, v::TIMESTAMP AS ts, v::TIMESTAMP::DATE AS d,
  row_number() OVER () AS n FROM (VALUES ${TIMES.map((time) => `('${time}')`).join(', ')}, (NULL)) AS x(v)`;

const ZONES = ['America/New_York', 'Asia/Kathmandu', 'Europe/Dublin', 'Australia/Lord_Howe'];
const EXPRESSIONS = [
  't::VARCHAR AS a, ts::VARCHAR AS b, d::VARCHAR AS c, (n + 1)::VARCHAR AS e',
  't::DATE AS a, t::TIMESTAMP AS b, ts::TIMESTAMPTZ AS c, d::TIMESTAMPTZ AS e',
  "year(t) AS a, hour(t) AS b, minute(t) AS c, date_part('doy', t) AS e, isodow(ts) AS f",
  "date_part('epoch', t) AS a, epoch(t) AS b, date_part('timezone', t) AS c, date_part('timezone_hour', t) AS e",
  'julian(t) AS a, last_day(t) AS b, monthname(t) AS c',
  "date_trunc('day', t) AS a, date_trunc('month', t) AS b, date_trunc('hour', t) AS c, date_trunc('year', ts) AS e",
  "t + INTERVAL '1 month' AS a, t - INTERVAL 36 HOUR AS b, INTERVAL 1 DAY + t AS c, ts + INTERVAL 1 DAY AS e",
  "t + INTERVAL '1 day 3 hours' AS a, time_bucket(INTERVAL 1 DAY, t) AS b",
  "date_diff('day', t, TIMESTAMPTZ '2020-01-01 00:00:00+00') AS a, date_diff('second', t, TIMESTAMPTZ '2020-01-01 00:00:00+00') AS b",
  "date_sub('month', t, t + INTERVAL 40 DAY) AS a, age(t, TIMESTAMPTZ '1999-05-05 00:00:00+00') AS b",
  "strftime(t, '%Y-%m-%d %H:%M:%S %z %Z') AS a, strftime(ts, '%Y') AS b",
  "t AT TIME ZONE 'Asia/Tokyo' AS a, ts AT TIME ZONE 'Asia/Tokyo' AS b",
  "TIMESTAMPTZ '2020-07-01 00:00:00' AS a, '1950-01-01 10:00:00'::TIMESTAMPTZ AS b, '2020-07-01 00:00:00+02'::TIMESTAMPTZ AS c",
  "t >= '2000-01-01' AS a, t BETWEEN '1950-06-01 00:30:00' AND TIMESTAMP '2030-01-01 00:00:00' AS b, t < DATE '2000-01-01' AS c",
  "d < '2000-01-01' AS a, t IN ('2000-02-29 18:59:59.999999', '2020-01-01') AS b, ts = '2020-03-08 07:30:00' AS c",
  "t - lag(t) OVER (ORDER BY n) AS a, t - ts AS b, t - TIMESTAMPTZ '2000-01-01 12:00:00+00' AS c",
  "make_timestamptz(2020, 1, 2, 3, 4, 5.5) AS a, 'x' || t AS b, concat(n, ' at ', t) AS c, to_timestamp(0)::VARCHAR AS e",
  "coalesce(t, TIMESTAMPTZ '2000-01-01 00:00:00+00')::DATE AS a, now()::DATE = current_date AS b",
  "[t, NULL, t]::VARCHAR AS a, []::TIMESTAMPTZ[]::VARCHAR AS b, [n, 2] || [3] AS c, {'x': n, 'y': 'q'}::VARCHAR AS e",
  "([NULL, t])[2]::VARCHAR AS a, 'x' || list_max([t]) AS b, greatest(t, t)::VARCHAR AS c, concat_ws('-', n, [t][1]) AS e",
  "(hour(t) + 1)::VARCHAR AS a, (epoch(t) + 1)::VARCHAR AS b, (t AT TIME ZONE 'Asia/Tokyo')::VARCHAR AS c, [year(t)]::VARCHAR AS e",
  "concat('a', make_timestamptz(2020, 1, 1, 0, 0, 0)) AS a, {'t': t}.t::VARCHAR AS b, ['2020-07-01 12:00:00+02']::TIMESTAMPTZ[] AS c",
  "lag(t) OVER (ORDER BY n) AS a, current_setting('TimeZone') AS b",
];
/** Those that zones off by half an hour, or that change by half of one, have otherwise. */
const BY_ZONE = [
  "date_diff('hour', t, t + INTERVAL 50 MINUTE) AS a, date_diff('hour', ts, ts + INTERVAL 50 MINUTE) AS b, date_diff('minute', t, lag(t) OVER (ORDER BY n)) AS c",
  't < ts AS a, ts = t AS b, d <= t AS c, t BETWEEN ts AND d AS e, t IN (ts) AS f, max(t) OVER () > ts AS g',
];

describe.skipIf(!hasExtensions)('after SET TimeZone', () => {
  let native: Native | undefined;
  const { engine, run } = openEngine('/');
  beforeAll(async () => {
    native = await openNative();
    await native?.('LOAD icu');
    for (const sql of ["SET TimeZone = 'UTC'", TABLE]) await native?.(sql);
    await run(TABLE, 'zoned');
  });
  afterAll(() => engine.forget(['zoned']));

  const texts = (sql: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql}) AS answer`;
  async function both(zone: string, sql: string) {
    await native?.(`SET TimeZone = '${zone}'`);
    const expected = await native?.(sql);
    const { table } = await run(`SET TimeZone = '${zone}'; ${sql}`);
    const rows = tableFromIPC(table!.ipc);
    const values = rows.toArray().map((_, row) => rows.schema.fields.map((_field, i) => rows.getChildAt(i)!.get(row)));
    return { values, expected };
  }

  test.each(EXPRESSIONS.map((expression, i) => [expression, i] as const))(
    '%s is as native DuckDB has it',
    async (expression, i) => {
      if (!native) return;
      for (const zone of ZONES.filter((_, at) => at === (i % 8 < 4 ? 0 : i % 4))) {
        const { values, expected } = await both(zone, texts(`SELECT ${expression} FROM zoned ORDER BY n`));
        expect({ zone, values }).toEqual({ zone, values: expected });
      }
    },
  );

  test('aggregates of times, and lists of them, are written in it', async () => {
    if (!native) return;
    const query =
      "SELECT list(t ORDER BY n)::VARCHAR AS a, mode(t)::VARCHAR AS b, median(t)::VARCHAR AS c, string_agg([t][1], ';' ORDER BY n) AS e, " +
      'max([t])::VARCHAR AS f, sum(n)::VARCHAR AS g, [max(n), 1]::VARCHAR AS h FROM zoned WHERE n < 5';
    const { values, expected } = await both('America/New_York', texts(query));
    expect(values).toEqual(expected);
  });

  test.each([
    "{'t': t}::VARCHAR",
    'row(t, n)::VARCHAR',
    '[t, t + INTERVAL 200 DAY]::VARCHAR',
    "MAP {'k': t}::VARCHAR",
    '[[t]]::VARCHAR',
    "format('{}', [t])",
    "array_to_string([t], ',')",
    "list_aggregate([t], 'string_agg', ',')",
    "['2020-07-01 12:00:00']::TIMESTAMPTZ[]",
    "'[2020-07-01 12:00:00]'::TIMESTAMPTZ[]",
    "{'t': d}::STRUCT(t TIMESTAMPTZ)",
    '[t]::TIMESTAMP[]',
    '[t]::VARCHAR[]',
    't::TIMETZ',
  ])('%s is refused rather than taken for UTC’s', async (expression) => {
    const query = `SELECT ${expression} AS a FROM zoned WHERE n < 3`;
    await expect(run(`SET TimeZone = 'America/New_York'; ${query}`)).rejects.toMatchObject({
      failure: { message: expect.stringMatching(/^These times cannot be taken for America\/New_York’s/) as unknown },
    });
    expect((await run(`RESET TimeZone; ${query}`)).table!.rows).toBe(2);
  });

  test('a lambda says that it knows no zone', async () => {
    const lambda = (body: string) =>
      run(`SET TimeZone = 'America/New_York'; SELECT list_transform([n], lambda x: ${body}) AS a FROM zoned`);
    await expect(lambda('hour(t) + x')).rejects.toMatchObject({
      failure: { message: expect.stringContaining('nor the clock of a time zone') as unknown },
    });
    expect((await lambda("x::VARCHAR || 'q' || (x + 1)::VARCHAR")).table!.rows).toBe(8);
  });

  test.each(BY_ZONE.flatMap((expression) => ZONES.map((zone) => [expression, zone] as const)))(
    '%s is as native DuckDB has it in %s',
    async (expression, zone) => {
      if (!native) return;
      const { values, expected } = await both(zone, texts(`SELECT ${expression} FROM zoned ORDER BY n`));
      expect(values).toEqual(expected);
    },
  );

  test.each(
    ['UTC', 'America/New_York'].flatMap((zone) =>
      [
        "make_timestamptz(1577934245000000) AS a, make_timestamptz(2020, 7, 2, 3, 4, 5.5, 'Europe/Paris') AS b, make_timestamptz(2020, 1, 2, 3, 4, 5.5) AS c",
        "TIMESTAMPTZ '2020-03-29 02:30:00 Europe/Paris' AS a, '2020-11-01 01:30:00.25 America/New_York'::TIMESTAMPTZ AS b",
      ].map((expression) => [zone, expression] as const),
    ),
  )('in %s, %s', async (zone, expression) => {
    if (!native) return;
    const { values, expected } = await both(zone, texts(`SELECT ${expression}`));
    expect(values).toEqual(expected);
  });

  test('groups, conditions and spans are by that zone, and so are other cells', async () => {
    if (!native) return;
    const sql = texts(
      `SELECT year(t) AS y, min(t)::DATE AS f, max(t)::VARCHAR AS l, max(t) - min(t) AS s, count(*) AS c, date_trunc('day', max(t)) AS m
        FROM zoned WHERE t::DATE > DATE '1943-01-01' GROUP BY year(t) ORDER BY 1`,
    );
    const { values, expected } = await both('America/New_York', sql);
    expect(values).toEqual(expected);
    expect((await run('SELECT t::VARCHAR AS x FROM zoned WHERE n = 4')).rows).toEqual([
      { x: '2020-03-08 03:30:00-04' },
    ]);
    expect((await run('RESET TimeZone; SELECT t::VARCHAR AS x FROM zoned WHERE n = 4')).rows).toEqual([
      { x: '2020-03-08 07:30:00+00' },
    ]);
  });

  test.each([
    ["SET TimeZone = 'Europe/Atlantis'", /Unknown TimeZone 'Europe\/Atlantis'/],
    [
      "SET TimeZone = 'Europe/Paris'; CREATE TABLE tz1 (t TIMESTAMPTZ); INSERT INTO tz1 VALUES (TIMESTAMPTZ '2020-01-01')",
      /take its times for UTC’s/,
    ],
  ])('%s is refused in words', async (sql, message) => {
    await expect(run(sql)).rejects.toMatchObject({ failure: { message: expect.stringMatching(message) as unknown } });
    await run('RESET TimeZone');
  });
});
