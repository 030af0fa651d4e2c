import { tableFromArrays } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';

const uq = tableFromArrays({
  d: Float64Array.of(10, 20),
  m: Float64Array.of(1, 2),
  a: Float64Array.of(0.1, 0.2),
  n: Int32Array.of(1, 2),
});
const other = tableFromArrays({ d: Float64Array.of(1, 2), m: Float64Array.of(3, 4), n: Int32Array.of(1, 2) });
const stars = tableFromArrays({ p: Float64Array.of(0.5), m: Float64Array.of(1e-3) });
for (const [table, column, unit] of [
  [stars, 'p', 'arcsec'],
  [stars, 'm', 'rad/yr'],
  [uq, 'd', 'pc'],
  [uq, 'm', 'mag'],
  [uq, 'a', 'rad'],
  [other, 'd', 'kpc'],
  [other, 'm', 'mag'],
] as const)
  table.schema.fields.find(({ name }) => name === column)!.metadata.set('unit', unit);
uq.schema.fields[0]!.metadata.set('ucd', 'pos.distance');

/**
 * Queries over `uq` (d in pc, m in mag, a in rad, n) and `other` (d in kpc, m in mag, n), with the units of what they
 * give.
 */
const CASES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  // Through queries in FROM, WITH and set operations.
  'SELECT d FROM (SELECT d/1000 AS d FROM uq)': [undefined],
  'SELECT d + 1 AS d, m FROM (SELECT d/1000 AS d, m*m AS m FROM uq) s': [undefined, undefined],
  'SELECT s.d, x FROM (SELECT d, m AS x FROM uq) s': ['pc', 'mag'],
  'SELECT * FROM (SELECT m AS d, d AS m FROM uq)': ['mag', 'pc'],
  'SELECT * FROM (SELECT * FROM uq) s': ['pc', 'mag', 'rad', undefined],
  'SELECT y, x FROM uq AS t(x, y)': ['mag', 'pc'],
  'SELECT p FROM (SELECT m FROM uq) AS t(p)': ['mag'],
  'WITH w AS (SELECT d/1000 AS d FROM uq) SELECT d FROM w': [undefined],
  'WITH w(x) AS (SELECT d FROM uq), v AS (SELECT x AS y FROM w) SELECT y FROM v': ['pc'],
  'WITH uq AS (SELECT n AS d FROM other) SELECT d FROM uq': [undefined],
  'WITH RECURSIVE r(x, i) AS (SELECT d, 1 FROM uq UNION ALL SELECT x + 1, i + 1 FROM r WHERE i < 3) SELECT x, i FROM r':
    ['pc', undefined],
  'SELECT d FROM uq UNION ALL SELECT d FROM other': [undefined],
  'SELECT m FROM uq UNION ALL SELECT m FROM other': ['mag'],
  'SELECT m FROM uq UNION ALL SELECT NULL': ['mag'],
  'SELECT d, m FROM uq UNION ALL SELECT m, d FROM uq': [undefined, undefined],
  'SELECT d, n FROM uq UNION BY NAME SELECT m, d FROM uq': ['pc', undefined, 'mag'],
  'SELECT d FROM uq EXCEPT SELECT d FROM other': ['pc'],
  // Several tables.
  'SELECT uq.d, other.d, uq.m - other.m AS c FROM uq JOIN other USING (n)': ['pc', 'kpc', 'mag'],
  'SELECT * FROM uq JOIN other ON uq.n = other.n': ['pc', 'mag', 'rad', undefined, 'kpc', 'mag', undefined],
  'SELECT o.* FROM uq, other o': ['kpc', 'mag', undefined],
  'SELECT d FROM uq SEMI JOIN other USING (n)': ['pc'],
  'SELECT (SELECT max(d) FROM other) AS far, (SELECT t.m) AS m FROM uq t': ['kpc', 'mag'],
  // Of `*`.
  'SELECT * EXCLUDE (m) REPLACE (d/1000 AS d) FROM uq': [undefined, 'rad', undefined],
  'SELECT * RENAME (m AS d, d AS m) FROM uq': ['pc', 'mag', 'rad', undefined],
  'FROM (SELECT * REPLACE (m AS d) FROM uq) SELECT d': ['mag'],
  // Expressions.
  'SELECT d/1000 AS d, d*2, d*d, sqrt(d), d^2, log10(d), -d, abs(d), round(d, 1), d + 0.5, d - d, d % 3 FROM uq': [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    'pc',
    'pc',
    'pc',
    'pc',
    'pc',
    'pc',
  ],
  'SELECT d + m, d + n, m - 5 * log10(d), greatest(d, m), greatest(d, 3) FROM uq': [
    undefined,
    undefined,
    undefined,
    undefined,
    'pc',
  ],
  'SELECT CASE WHEN n > 1 THEN d END, CASE WHEN n > 1 THEN d ELSE m END, CASE WHEN n > 1 THEN d ELSE 0 END, if(n > 1, d, m), coalesce(d, m), coalesce(d, 0), nullif(d, 0) FROM uq':
    ['pc', undefined, 'pc', undefined, undefined, 'pc', 'pc'],
  'SELECT d::FLOAT, d::VARCHAR, TRY_CAST(d AS INTEGER), d::DECIMAL(9, 2), d > 3, d IS NULL FROM uq': [
    'pc',
    undefined,
    'pc',
    'pc',
    undefined,
    undefined,
  ],
  'SELECT degrees(a), degrees(d), asin(0.5), radians(30), sin(a) FROM uq': ['deg', undefined, 'rad', 'rad', undefined],
  'SELECT max(d), avg(m), count(d), var_pop(d), stddev(d), sum(d * d), quantile_cont(d, 0.5), arg_max(m, d), list(d) FROM uq':
    ['pc', 'mag', undefined, undefined, 'pc', undefined, 'pc', 'mag', undefined],
  'SELECT lag(d) OVER (ORDER BY n), sum(m) OVER (), row_number() OVER (), first_value(d) OVER (ORDER BY n), rank() OVER (ORDER BY d) FROM uq':
    ['pc', 'mag', undefined, 'pc', undefined],
  'SELECT d AS near, near + 1 AS next, near / 2 AS half FROM uq': ['pc', 'pc', undefined],
  'SELECT n AS d FROM uq': [undefined],
  'SELECT list_transform([1.0], d -> d)[1] FROM uq': [undefined],
};

describe.skipIf(!hasExtensions)('A unit follows what is done to its values in', () => {
  const { run } = openEngine(resolve(import.meta.dirname, '../../../public'));

  test.each(Object.entries(CASES))('%s', async (query, units) => {
    const inputs = { ...(/\buq\b/.test(query) && { uq }), ...(/\bother\b/.test(query) && { other }) };
    const { table } = await run(query, undefined, inputs);
    expect(table!.columns.map(({ unit }) => unit)).toEqual(units);
  });

  test.each([
    ["IN_UNIT(d, 'kpc') FROM uq", [0.01, 0.02]],
    ["in_unit(x, 'km') / 1e14 FROM (SELECT max(d) AS x FROM uq)", [6.171355162982734]],
    ["IN_UNIT(d + 10, 'pc') FROM uq", [20, 30]],
    ["IN_UNIT(other.d, 'pc') FROM other WHERE IN_UNIT(d, 'pc') > 1500", [2000]],
    ["IN_UNIT(a, 'deg') / degrees(a) FROM uq", [1, 1]],
    ['EPOCH_PROP(0, 0, p, 0, m, 0, 2000, 2001)[3] FROM stars', [500 / Math.hypot(1, 1e-3)]],
    ['EPOCH_PROP(0, 0, p, 0, m, 0, 2000, 2001)[2] FROM stars', [Math.atan(1e-3) * (180 / Math.PI)]],
  ])('SELECT %s', async (query, values) => {
    const inputs = { uq, other, stars };
    const used = Object.entries(inputs).filter(([name]) => new RegExp(`\\b${name}\\b`).test(query));
    const { rows } = await run(`SELECT ${query}`, undefined, Object.fromEntries(used));
    const found = rows.map((row) => Number(Object.values(row)[0]));
    expect(found).toHaveLength(values.length);
    for (const [i, value] of values.entries()) expect(found[i]! / value!).toBeCloseTo(1, 12);
  });

  test.each([
    ['mas', 'mas', 0.3, 0.3],
    ['mag(AB)', 'mag(AB)', 0.3, 0.3],
    ['dex(cm / s2)', 'dex(cm / s2)', 4.4, 4.4],
    ['mas.yr**-1', 'mas/yr', 0.7, 0.7],
    ['mas', 'arcsec', 0.3, 0.3 / 1000],
    ['deg', 'arcsec', 0.1, 360],
    ['Angstrom', 'nm', 5007, 500.7],
    ['Jy', 'mJy', 0.0023, 2.3],
  ])('a value in %s is exactly that in %s', async (unit, wanted, value, expected) => {
    const given = tableFromArrays({ x: Float64Array.of(value) });
    given.schema.fields[0]!.metadata.set('unit', unit);
    expect((await run(`SELECT IN_UNIT(x, '${wanted}') AS y FROM given`, undefined, { given })).rows).toEqual([
      { y: expected },
    ]);
  });

  test('a star of no motion keeps its parallax, in mas as in arcseconds', async () => {
    const values = [0.3, 0.007, 12.7];
    const motion = (p: string) => `EPOCH_PROP(1, 2, ${p}, 0, 0, 0, 2000, 2010)[3] AS p FROM given`;
    const given = tableFromArrays({ p: Float64Array.from(values) });
    for (const [unit, scale] of [
      ['mas', 1],
      ['arcsec', 1000],
    ] as const) {
      given.schema.fields[0]!.metadata.set('unit', unit);
      const { rows } = await run(`SELECT ${motion('p')}`, undefined, { given });
      expect(rows).toEqual(values.map((value) => ({ p: value * scale })));
    }
  });

  test.each([
    ["IN_UNIT(m, 'Jy')", /in mag cannot be told in Jy/],
    ["IN_UNIT(n, 'm')", /knows no unit/],
    ["IN_UNIT(d, 'furlong')", /unit "furlong" is not known/],
    ['IN_UNIT(d)', /IN_UNIT takes/],
    ['IN_UNIT(d * d, d)', /IN_UNIT takes/],
  ])('%s is refused in words', async (expression, said) => {
    await expect(run(`SELECT ${expression} FROM uq`, undefined, { uq })).rejects.toMatchObject({
      failure: { kind: 'sql', message: expect.stringMatching(said) as unknown },
    });
  });

  test('a column that only goes through keeps what it means, and one that is made of it does not', async () => {
    const { table } = await run(
      'SELECT d AS x, max(d) AS y, d::FLOAT AS z FROM (SELECT * FROM uq) GROUP BY ALL',
      undefined,
      { uq },
    );
    expect(table!.columns.map(({ ucd }) => ucd)).toEqual(['pos.distance', undefined, 'pos.distance']);
  });
});
