import { tableFromArrays } from 'apache-arrow';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Held } from '../../../workers/wire/held.ts';
import { openEngine } from './testing/openEngine.ts';

const publicFolder = resolve(import.meta.dirname, '../../../public');

describe.skipIf(!hasExtensions)('the SQL engine', () => {
  const { engine, run } = openEngine(publicFolder);

  test('a cell shows its rows and holds its table', async () => {
    const { exports, rows, table } = await run('SELECT range AS i FROM range(20000)', 'numbers');
    expect(exports.numbers).toMatchObject({ held: true, engine: 'sql', name: 'numbers' });
    expect([rows.length, table?.totalRows]).toEqual([10_000, 20_000]);
    const carried = await engine.take(exports.numbers as Held);
    expect(carried.kind === 'table' && carried.table.rows).toBe(20_000);
  });

  test('tables of other cells are read by name, with their units kept', async () => {
    const stars = tableFromArrays({ hip: Int32Array.of(1, 2), plx: Float64Array.of(10, 20) });
    stars.schema.fields[1]!.metadata.set('unit', 'mas');
    const { table, rows } = await run(
      'SELECT s.hip, max(s.plx) AS best FROM stars s GROUP BY ALL ORDER BY hip',
      undefined,
      { stars },
    );
    expect(rows).toEqual([
      { hip: 1, best: 10 },
      { hip: 2, best: 20 },
    ]);
    expect(table?.columns).toMatchObject([
      { name: 'hip', type: 'INTEGER' },
      { name: 'best', type: 'DOUBLE', unit: 'mas' },
    ]);
  });

  test('values of other cells are parameters', async () => {
    const { rows } = await run('SELECT $limit + 1 AS a, $name AS b, len($list) AS c', undefined, {
      limit: 41,
      name: "O'Brien",
      list: [1, 2, 3],
    });
    expect(rows).toEqual([{ a: 42, b: "O'Brien", c: 3n }]);
  });

  test('a mistake has its place in the cell', async () => {
    await expect(run('-- a comment\nSELECT 1;\nSELECT\n  fooo FROM range(3)')).rejects.toMatchObject({
      failure: { kind: 'sql', line: 4, column: 3 },
    });
    await expect(run('SELEC 1')).rejects.toMatchObject({ failure: { kind: 'sql', line: 1, column: 1 } });
  });

  describe('on the sample catalogue', () => {
    const cone = "1 = CONTAINS(POINT('ICRS', ra, dec), CIRCLE('ICRS', 56.75, 24.12, 2))";

    test('an aggregate is split over partitions', async () => {
      const { rows, plan } = await run(
        "SELECT count(*) AS n, max(parallax) FILTER (WHERE hip = 70890) AS proxima FROM hats('catalogues/hipparcos')",
      );
      expect(rows).toEqual([{ n: 117955n, proxima: 771.64 }]);
      expect(plan).toMatchObject({ way: 'split', partitions: plan!.ofPartitions, columns: ['hip', 'parallax'] });
    });

    test('a circle reads only what it touches, and columns keep their units', async () => {
      const { rows, plan, table } = await run(
        `SELECT hip, g.parallax FROM hats('catalogues/hipparcos') AS g WHERE ${cone} ORDER BY hip`,
        'pleiades',
      );
      const all = await run(
        `SELECT hip FROM hats('catalogues/hipparcos') WHERE degrees(acos(sin(radians(dec)) * sin(radians(24.12)) + cos(radians(dec)) * cos(radians(24.12)) * cos(radians(ra - 56.75)))) <= 2 ORDER BY hip`,
      );
      expect(rows.map(({ hip }) => hip)).toEqual(all.rows.map(({ hip }) => hip));
      expect(plan!.partitions).toBeLessThan(3);
      expect(plan!.bytes).toBeLessThan(all.plan!.bytes as number);
      expect(table?.columns[1]).toMatchObject({ unit: 'mas' });
    });

    test('a table knows the catalogues that it was read from, also through others', async () => {
      const hipparcos = {
        protocol: 'HATS',
        url: expect.stringMatching(/catalogues\/hipparcos\/$/) as string,
        isTruncated: false,
        origin: { title: 'Hipparcos, the new reduction (van Leeuwen 2007)', citations: ['2007A&A...474..653V'] },
      };
      const query = `SELECT hip, ra, dec FROM hats('catalogues/hipparcos') WHERE ${cone}`;
      const { table, exports } = await run(query, 'near');
      expect(table!.sources).toMatchObject([{ ...hipparcos, query, rows: table!.totalRows }]);
      const { table: counted } = await run('SELECT count(*) AS n FROM near', undefined, { near: exports.near });
      expect(counted!.sources).toEqual(table!.sources);
      const made = await run(`CREATE TABLE part AS ${query}; SELECT hip FROM part`);
      expect(made.table!.sources).toMatchObject([hipparcos]);
      const matched = await run(
        "SELECT a.hip FROM xmatch((SELECT * FROM near), hats('catalogues/hipparcos'), radius_arcsec => 1) a",
        undefined,
        { near: exports.near },
      );
      expect(matched.table!.sources).toMatchObject([
        { query },
        { ...hipparcos, query: expect.stringContaining('xmatch') as string },
      ]);
      expect((await run('SELECT 1 AS one')).table!.sources).toEqual([]);
    });

    test('a MOC keeps what lies in its pixels, and reads only what it touches', async () => {
      const { rows, plan } = await run(
        "SELECT hip FROM hats('catalogues/hipparcos') WHERE in_moc(ra, dec, '3/100-103 5/12') ORDER BY hip",
      );
      const inside = await run(
        "SELECT hip FROM hats('catalogues/hipparcos') WHERE _healpix_29 >> 52 BETWEEN 100 AND 103 OR _healpix_29 >> 48 = 12 ORDER BY hip",
      );
      expect(rows.length).toBeGreaterThan(100);
      expect(rows).toEqual(inside.rows);
      expect(plan!.partitions).toBeLessThan(4);
      const whole = await run(
        "SELECT count(*)::INTEGER AS n FROM hats('catalogues/hipparcos') WHERE in_moc(ra, dec, 'hips/hipparcos/Moc.fits') AND NOT in_moc(ra, dec, '{\"0\": [0, 1, 2, 3]}')",
      );
      expect(whole.rows[0]!.n).toBeGreaterThan(50_000);
      await expect(run("SELECT in_moc(1, 2, 'what')")).rejects.toMatchObject({
        failure: { message: expect.stringContaining('MOC') as unknown },
      });
    });

    test('ADQL is understood as VO users write it', async () => {
      const { rows } = await run(
        "SELECT TOP 3 hip, DISTANCE(POINT('ICRS', ra, dec), POINT('ICRS', 56.75, 24.12)) AS d FROM hats('catalogues/hipparcos') AS g WHERE 1 = CONTAINS(POINT('ICRS', g.ra, g.dec), CIRCLE('ICRS', 56.75, 24.12, 2)) ORDER BY d",
      );
      const plain = await run(
        `SELECT hip FROM hats('catalogues/hipparcos') WHERE ${cone} ORDER BY degrees(acos(sin(radians(dec)) * sin(radians(24.12)) + cos(radians(dec)) * cos(radians(24.12)) * cos(radians(ra - 56.75)))) LIMIT 3`,
      );
      expect(rows.map(({ hip }) => hip)).toEqual(plain.rows.map(({ hip }) => hip));
    });

    test('a window function gathers rows and says why', async () => {
      const { rows, plan } = await run(
        `SELECT hip FROM hats('catalogues/hipparcos') WHERE ${cone} QUALIFY row_number() OVER (ORDER BY parallax DESC) = 1`,
      );
      expect(rows).toHaveLength(1);
      expect(plan).toMatchObject({ way: 'gathered', why: 'it has a window function' });
    });

    test('a catalogue is joined with a table', async () => {
      const { rows } = await run(
        "SELECT t.hip, h.parallax FROM chosen t JOIN hats('catalogues/hipparcos') h ON h.hip = t.hip ORDER BY 1",
        undefined,
        { chosen: [{ hip: 32349 }, { hip: 87937 }] },
      );
      expect(rows).toEqual([
        { hip: 32349, parallax: 379.21 },
        { hip: 87937, parallax: 548.31 },
      ]);
    });

    test('a query within a query is split by itself', async () => {
      const { rows, plan } = await run(
        "WITH per AS (SELECT floor(dec / 30) AS zone, count(*) AS n FROM hats('catalogues/hipparcos') GROUP BY 1) SELECT sum(n)::INTEGER AS n, count(*)::INTEGER AS zones FROM per",
      );
      expect(rows).toEqual([{ n: 117955, zones: 6 }]);
      expect(plan).toMatchObject({ way: 'split' });
    });

    test.each([
      [
        'near(a) AS (SELECT count(*) FROM S WHERE hip < a), (a, b) AS (SELECT count(*) FROM S WHERE hip BETWEEN a AND b)',
        'SELECT near(50)::INTEGER AS a, near(50, 60)::INTEGER AS b',
        { a: 49, b: 11 },
      ],
      [
        'near(a) AS TABLE (FROM S WHERE hip < a), (a, b) AS TABLE FROM S WHERE hip BETWEEN a AND b',
        'SELECT (SELECT count(*) FROM near(50))::INTEGER AS a, (SELECT count(*) FROM near(50, b := 60))::INTEGER AS b',
        { a: 49, b: 11 },
      ],
      [
        'near() AS (SELECT max(hip) FROM S WHERE hip < 9), (a) AS a',
        'SELECT near() AS a, near(7) AS b',
        { a: 8, b: 7 },
      ],
      [
        'near(a DECIMAL(9, 1)) AS TABLE SELECT hip FROM S WHERE hip < a',
        'SELECT count(*)::INTEGER AS a FROM near(5.04)',
        { a: 4 },
      ],
      [
        "near(a INTEGER[], b VARCHAR[] := ['x', 'y']) AS TABLE SELECT hip, b[2] AS b FROM S WHERE hip IN a",
        'SELECT max(hip) AS a, any_value(b) AS b FROM near([3, 7])',
        { a: 7, b: 'y' },
      ],
    ])('a macro %s is answered as DuckDB does', async (macro, use, expected) => {
      await run(`CREATE OR REPLACE MACRO ${macro.replaceAll(/\bS\b/g, "hats('catalogues/hipparcos')")}`);
      expect((await run(use)).rows).toEqual([expected]);
    });

    test.each([
      [
        'near(a INTEGER) AS (SELECT max(hip) FROM S), (a VARCHAR) AS a',
        "near('x')",
        'Several forms of near fit this call',
      ],
      ['near(a) AS (SELECT max(hip) FROM S), (a, b := 2) AS a', 'near(1)', 'Several forms of near fit this call'],
      [
        'near() AS (SELECT max(hip) FROM S), (a, b := 2) AS a',
        'near(1, 2, 3)',
        'The form of this macro is near() or near(a, b := 2).',
      ],
    ])('a macro %s says what %s lacks', async (macro, use, words) => {
      await run(`CREATE OR REPLACE MACRO ${macro.replace(/\bS\b/, "hats('catalogues/hipparcos')")}`);
      await expect(run(`SELECT ${use}`)).rejects.toThrow(words);
    });

    test('EXPLAIN tells the plan and reads nothing', async () => {
      const query =
        "SELECT max(parallax) AS p FROM hats('catalogues/hipparcos') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(56.75, 24.12, 2))";
      const { rows } = await run(`EXPLAIN ${query}`);
      const { passes } = await run(query);
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({
        catalogue: 'hipparcos',
        way: 'split',
        columns: 'ra, dec, parallax',
        bytes: passes[0]!.bytes,
        partitions: passes[0]!.partitions,
      });
      expect(
        (await run(`EXPLAIN SELECT hip, rank() OVER () AS r FROM hats('catalogues/hipparcos')`)).rows[0],
      ).toMatchObject({ way: 'gathered', why: 'it has a window function' });
    });

    test('a small allowance is refused with numbers', async () => {
      await expect(run("-- @allow 1 MB\nSELECT * FROM hats('catalogues/hipparcos')")).rejects.toMatchObject({
        failure: { kind: 'sql', message: expect.stringMatching(/would fetch [\d.]+ MB/) },
      });
    });
  });
});
