import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { besideNative } from '../testing/besideNative.ts';
import { openNative } from '../testing/nativeDatabase.ts';

// Pieces by value, of very unequal size: all small values in the first, none in the fourth, one row in the fifth.
const PIECE = 'CASE WHEN i = 17 THEN 4 WHEN i < 5000 THEN 0 WHEN i < 58000 THEN 1 WHEN i < 59990 THEN 2 ELSE 5 END';
const MAKE = `CREATE TABLE sky AS SELECT i, ${PIECE} AS piece,
  CASE WHEN i % 89 = 0 THEN NULL WHEN i % 97 = 0 THEN 'nan'::DOUBLE WHEN i % 83 = 0 THEN 'inf'::DOUBLE WHEN i % 79 = 0 THEN '-inf'::DOUBLE ELSE exp(i / 10000) END AS x,
  (i / 7)::FLOAT AS f, (9007199254740993 + i * i)::BIGINT AS b, (i // 500)::TINYINT AS small, DATE '2000-01-01' + (i // 3)::INTEGER AS day,
  TIMESTAMP '2000-01-01' + to_seconds(i * i) AS t, (i / 50)::DECIMAL(9,2) AS price, (i * i)::HUGEINT AS h, TIME '00:00:00' + to_seconds(i) AS clock,
  CASE WHEN i < 5000 THEN 'low' WHEN i % 1000 = 1 THEN 'rare' ELSE ['even', 'odd'][1 + i % 2] END AS cls FROM range(60000) r(i)`;
const LEVELS = [0, 0.001, 0.05, 0.25, 0.5, 0.75, 0.9, 0.999, 1];
const native = hasExtensions ? await openNative() : undefined;

describe.skipIf(!hasExtensions || !native)('an approximate aggregate over partitions', () => {
  let both: Awaited<ReturnType<typeof besideNative>>;

  beforeAll(async () => {
    both = await besideNative(native!, [MAKE], 6, 'piece');
  });

  const rowsOf = async (sql: string) => {
    const {
      pieces: { rows, gathered },
    } = await both(sql);
    if (typeof rows === 'string') throw new Error(rows);
    return { rows, gathered };
  };

  /** How far, as a part of all rows, a value lies from the rank asked for, by native DuckDB's exact counts. */
  async function rankError(column: string, value: string, level: number, where = 'true'): Promise<number> {
    const of = `(FROM sky SELECT ${column} AS v WHERE (${where}) AND (${column}) IS NOT NULL AND (${column})::VARCHAR NOT IN ('nan', 'inf', '-inf'))`;
    const [[below, upTo] = []] = await native!(
      `SELECT (count(*) FILTER (v < k) / count(*))::DOUBLE, (count(*) FILTER (v <= k) / count(*))::DOUBLE FROM ${of}, (SELECT '${value}'::${await typeOf(column)} AS k)`,
    );
    return Math.max(0, Number(below) - level, level - Number(upTo));
  }

  const typeOf = async (column: string) => String((await native!(`SELECT typeof(${column}) FROM sky LIMIT 1`))[0]![0]);

  test.each(['x', 'f', 'b', 'small', 'day', 't', 'price', 'h', 'i % 7 * 1e300', '-b'])(
    'a list of quantiles of %s is split, and no rank is off by 0.6 %',
    async (column) => {
      const { rows, gathered } = await rowsOf(
        `SELECT unnest(approx_quantile(${column}, [${LEVELS.join(', ')}])) FROM sky`,
      );
      expect(gathered).toEqual([undefined]);
      const errors = await Promise.all(LEVELS.map((level, i) => rankError(column, String(rows[i]![0]), level)));
      expect(Math.max(...errors)).toBeLessThan(0.006);
    },
  );

  test('quantiles by group and with FILTER are split, and no rank is off by 0.6 %', async () => {
    const { rows, gathered } = await rowsOf(
      'SELECT cls, approx_quantile(x, 0.25) AS a, approx_quantile(b, 0.9) FILTER (WHERE i % 3 = 0) AS b, count(*) AS n FROM sky GROUP BY cls HAVING approx_quantile(i, 0.5) > 0 ORDER BY approx_quantile(x, 0.25)',
    );
    expect(gathered).toEqual([undefined]);
    expect(rows.map(([cls]) => cls)).toHaveLength(4);
    for (const [cls, a, b] of rows) {
      expect(await rankError('x', String(a), 0.25, `cls = '${String(cls)}'`)).toBeLessThan(0.006);
      expect(await rankError('b', String(b), 0.9, `cls = '${String(cls)}' AND i % 3 = 0`)).toBeLessThan(0.006);
    }
  });

  test('quantiles of few values are some of these values, of none are null', async () => {
    expect(
      (await rowsOf('SELECT approx_quantile(i, [0, 0.5, 1]) AS q FROM sky WHERE i IN (3, 17, 30000, 59999)')).rows,
    ).toEqual([['[3, 17, 59999]']]);
    expect(
      (await rowsOf('SELECT approx_quantile(i, [0, 0.5]) AS q, approx_quantile(x, 0.5) AS r FROM sky WHERE i < 0'))
        .rows,
    ).toEqual([[null, null]]);
    expect((await rowsOf('SELECT approx_quantile(x, 0.5) AS r FROM sky WHERE isnan(x)')).rows).toEqual([[null]]);
    expect((await rowsOf('SELECT cls, approx_quantile(x, 0.5) AS r FROM sky WHERE i < 0 GROUP BY cls')).rows).toEqual(
      [],
    );
  });

  test.each([
    ['SELECT approx_quantile(clock, 0.5) FROM sky', 'its parts have types that cannot be merged'],
    ['SELECT approx_quantile(DISTINCT i, 0.5) FROM sky', 'it has approx_quantile(DISTINCT)'],
    ['SELECT approx_quantile(i, 0.2 + 0.1) FROM sky', 'its approx_quantile() has a quantile that is not written out'],
  ])('%s gathers the column, since %s', async (sql, why) => {
    const { rows, gathered } = await rowsOf(sql);
    expect(rows).toHaveLength(1);
    expect(gathered).toEqual([why]);
  });

  test('approx_count_distinct is split: exact for fewer than 1024 values, beyond within 10 %', async () => {
    const { rows, gathered } = await rowsOf(
      'SELECT approx_count_distinct(i), approx_count_distinct(b % 500), approx_count_distinct(x), approx_count_distinct(day), approx_count_distinct(i) FILTER (WHERE i < 0) FROM sky',
    );
    expect(gathered).toEqual([undefined]);
    const [exact] = await native!(
      'SELECT count(DISTINCT i)::INTEGER, count(DISTINCT b % 500)::INTEGER, count(DISTINCT x)::INTEGER, count(DISTINCT day)::INTEGER, 0 FROM sky',
    );
    const found = rows[0]!.map(Number);
    expect([found[1], found[4]]).toEqual([exact![1], 0]);
    found.forEach((count, i) =>
      expect(Math.abs(count - Number(exact![i]))).toBeLessThanOrEqual(0.1 * Number(exact![i])),
    );
  });
});
