import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

// Numbers go with declination, as those of surveys go with the place.
const stars: readonly Star[] = Array.from({ length: 6000 }, (_, i) => ({
  id: 9_007_199_254_000 + i,
  ra: (i * 137.50776) % 360,
  dec: (Math.asin(i / 3000 - 1) * 180) / Math.PI,
  mag: 8 + (i % 130) / 10,
}));

describe.skipIf(!hasExtensions)('a join of a catalogue with a small table', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-join-'));
  const { run } = openEngine(folder, { workers: 2 });
  // A few stars, one of them twice, and one that is not there.
  const mine = [
    ...stars.filter((_, i) => i % 20 === 7 && i < 240).map(({ id }, i) => ({ id, label: `s${i}`, mag: i })),
    { id: stars[7]!.id, label: 'again', mag: 50 },
    { id: 5, label: 'nobody', mag: 60 },
  ];
  const matched = mine.filter(({ id }) => id > 5);
  let allGroups: number;

  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'sky'), stars, { mostRows: 400, rowGroupRows: 100 }, database);
    allGroups = (await run("SELECT sum(id) AS n, max(mag) AS m FROM hats('sky')")).plan!.rowGroups as number;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const rowGroupsOf = (plan: Record<string, unknown> | undefined) => plan!.rowGroups as number;

  test.each([
    ["SELECT count(*)::INTEGER AS n FROM hats('sky') s JOIN mine m ON m.id = s.id", matched.length],
    ["SELECT count(*)::INTEGER AS n FROM hats('sky') JOIN mine USING (id)", matched.length],
    ["SELECT count(*)::INTEGER AS n FROM mine NATURAL JOIN (SELECT id, ra FROM hats('sky'))", matched.length],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') s, mine m WHERE m.id = s.id AND label <> 'again'",
      matched.length - 1,
    ],
    ["SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE id IN (SELECT id FROM mine)", matched.length - 1],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') s WHERE EXISTS (SELECT 1 FROM mine WHERE mine.id = s.id)",
      matched.length - 1,
    ],
    ["SELECT count(*)::INTEGER AS n FROM hats('sky') s SEMI JOIN mine m ON m.id = s.id", matched.length - 1],
    [
      "WITH few AS (SELECT id, label FROM mine WHERE label <> 'again') SELECT count(*)::INTEGER AS n FROM hats('sky') JOIN few USING (id)",
      matched.length - 1,
    ],
    [
      `SELECT count(*)::INTEGER AS n FROM hats('sky') JOIN (VALUES (${stars[7]!.id}, 'a'), (${stars[27]!.id}, 'b')) v(id, name) USING (id)`,
      2,
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') JOIN mine USING (id) JOIN (SELECT max(label) AS label FROM mine) USING (label)",
      1,
    ],
  ])('%s is split, and its keys choose what is read', async (sql, count) => {
    const { rows, plan } = await run(sql, undefined, { mine });
    expect(rows).toEqual([{ n: count }]);
    expect(plan).toMatchObject({ way: 'split' });
    expect(rowGroupsOf(plan)).toBeLessThan(0.4 * allGroups);
  });

  test.each([
    [
      "SELECT count(*)::INTEGER AS n, count(m.id)::INTEGER AS k FROM hats('sky') s LEFT JOIN mine m ON m.id = s.id",
      { n: stars.length + 1, k: matched.length },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') s ANTI JOIN mine m ON m.id = s.id",
      { n: stars.length - matched.length + 1 },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE id NOT IN (SELECT id FROM mine)",
      { n: stars.length - matched.length + 1 },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') s WHERE NOT EXISTS (SELECT 1 FROM mine m WHERE m.id = s.id)",
      { n: stars.length - matched.length + 1 },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') s CROSS JOIN (SELECT DISTINCT label FROM mine LIMIT 2)",
      { n: 2 * stars.length },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE mag < (SELECT avg(mag) FROM mine)",
      { n: stars.filter(({ mag }) => mag < mine.reduce((sum, row) => sum + row.mag, 0) / mine.length).length },
    ],
    [
      "SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE mag > (SELECT max(mag) - 1 FROM hats('sky'))",
      { n: stars.filter(({ mag }) => mag > 19.9).length },
    ],
  ])('%s is split and reads all', async (sql, row) => {
    const { rows, passes } = await run(sql, undefined, { mine });
    expect(rows).toEqual([row]);
    expect(passes.map(({ way }) => way)).toEqual(passes.map(() => 'split'));
  });

  test('a small table whose rows must all stay gathers only what its keys choose', async () => {
    const { rows, plan } = await run(
      "SELECT label, s.ra FROM mine m LEFT JOIN hats('sky') s ON s.id = m.id ORDER BY label",
      undefined,
      { mine },
    );
    expect(rows.map(({ label, ra }) => [label, ra])).toEqual(
      [...mine]
        .sort((a, b) => (a.label < b.label ? -1 : 1))
        .map(({ label, id }) => [label, stars.find((star) => star.id === id)?.ra ?? null]),
    );
    expect(plan).toMatchObject({ way: 'gathered', why: expect.stringContaining('keeps rows of the other table') });
    expect(rowGroupsOf(plan)).toBeLessThan(0.4 * allGroups);
  });

  test('a table too large to go to each worker is told, and joined where it is', async () => {
    await run('CREATE TABLE large AS SELECT i AS id, i * 1.5 AS w, hash(i) AS h FROM range(3000000) t(i)');
    const { rows, plan } = await run(
      "SELECT count(*)::INTEGER AS n, sum(w + h) AS w FROM hats('sky') s JOIN large l ON l.id = s.id",
    );
    expect(rows[0]!.n).toBe(0);
    expect(plan).toMatchObject({
      way: 'gathered',
      why: expect.stringMatching(/^l has .* at most 32.0 MB of a table go to each worker$/),
    });
    await run('DROP TABLE large');
  });

  test('places from elsewhere choose partitions before their footers are read', async () => {
    const places = (await run("SELECT _healpix_29 AS place FROM hats('sky') WHERE mag < 8.05 AND dec > 80")).rows;
    const { plan, rows } = await run(
      "SELECT count(*)::INTEGER AS n FROM hats('sky') JOIN places ON _healpix_29 = place",
      undefined,
      { places },
    );
    expect(rows).toEqual([{ n: places.length }]);
    expect(plan).toMatchObject({ way: 'split' });
    expect(plan!.partitions).toBeLessThanOrEqual(4);
  });

  test('an empty table reads nothing', async () => {
    await run('CREATE OR REPLACE TABLE nothing (id BIGINT)');
    const { plan, rows } = await run(
      "SELECT count(*)::INTEGER AS n, max(ra) AS m FROM hats('sky') JOIN nothing USING (id)",
    );
    expect(rows).toEqual([{ n: 0, m: null }]);
    expect(plan).toMatchObject({ way: 'split', partitions: 0 });
  });

  test('rows of a join come with the columns that the query has, in its order', async () => {
    const { rows, plan } = await run(
      "SELECT m.*, s.* EXCLUDE (_healpix_29, id), s.mag - m.mag AS d FROM mine AS m JOIN hats('sky') AS s USING (id) ORDER BY s.mag, label LIMIT 3",
      undefined,
      { mine },
    );
    expect(Object.keys(rows[0]!)).toEqual(['id', 'label', 'mag', 'ra', 'dec', 'mag_1', 'd']);
    expect(rows).toHaveLength(3);
    expect(plan).toMatchObject({ way: 'split' });
  });
});
