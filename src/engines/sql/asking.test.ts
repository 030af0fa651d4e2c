import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { openEngine } from './testing/openEngine.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { serveVizcat } from './testing/vizcatServer.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

const random = seeded(17);
const stars = Array.from({ length: 4000 }, (_, id): Star => ({
  id,
  ra: 360 * random(),
  dec: (Math.asin(2 * random() - 1) * 180) / Math.PI,
  mag: 20 * random(),
}));
const CONE = '1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 12))';

describe.skipIf(!hasExtensions)('a server that makes its files as they are asked for', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  let server: Awaited<ReturnType<typeof serveVizcat>>;
  beforeAll(async () => {
    const { database } = await openNodeDatabase();
    await writeHats(resolve(folder, 'sky'), stars, { mostRows: 400 }, database);
    await database.query(
      9_000_000,
      `COPY (FROM read_parquet('${folder}/sky/dataset/**/*.parquet', hive_partitioning = false) LIMIT 0) TO '${folder}/sky/dataset/_common_metadata' (FORMAT parquet)`,
    );
    server = await serveVizcat(folder, database);
    await Promise.all([disk('SELECT 1'), run('SELECT 1')]);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(() => void server.asked.splice(0));

  let askAboveBytes: number | undefined;
  const { run: disk } = openEngine(folder);
  const { run } = openEngine(folder, {
    read: readHttp,
    settings: async () => ({ sqlWorkers: 2, ...(askAboveBytes !== undefined && { askAboveBytes }) }),
  });
  let rowsEach = 10_000;
  /** The catalogue at an address of which the engine knows nothing. */
  const there = (sql: string) => {
    const address = `${server.url.replace('n=10000', `n=${++rowsEach}`)}sky`;
    return sql.replaceAll("hats('sky')", `hats('${address}')`);
  };

  test.each([
    `SELECT id, ra, mag FROM hats('sky') WHERE ${CONE} ORDER BY id`,
    "SELECT id FROM hats('sky') WHERE mag > 19.5 AND id < 2000 ORDER BY id",
    "SELECT id FROM hats('sky') WHERE id IN (3, 700, 1500) OR mag < 0.01 ORDER BY id",
    "SELECT count(*) AS n FROM hats('sky')",
    "SELECT floor(mag)::INTEGER AS m, count(*) AS n, round(avg(dec), 9) AS d FROM hats('sky') GROUP BY 1 ORDER BY 1",
    "SELECT _healpix_29, id FROM hats('sky') WHERE mag < 1 ORDER BY id",
    "SELECT * FROM hats('sky') WHERE mag < 1 ORDER BY id",
    "SELECT a.id, _dist_arcsec FROM xmatch((SELECT id, ra + 0.0001 AS ra, dec FROM range(3) AS r(i), (VALUES (1, 40.0, 30.0), (2, 90.0, -30.0)) AS v(id, ra, dec) WHERE i = 0), hats('sky'), radius_arcsec => 20000, n => 1) AS a ORDER BY a.id",
  ])('gives the rows that the same files give: %s', async (sql) => {
    const expected = (await disk(sql)).rows;
    expect((await run(there(sql))).rows).toEqual(expected);
    const urls = server.asked.map(({ url }) => url);
    expect(server.asked.every(({ method }) => method === 'GET')).toBe(true);
    expect(new Set(urls).size).toBe(urls.length);
    expect(server.asked.filter(({ status }) => status === 400)).toEqual([]);
  });

  test('columns and rows are chosen there, the HEALPix index first where it is named', async () => {
    await run(there("SELECT id, mag FROM hats('sky') WHERE mag >= 19.5 AND id < 2000"));
    const taken = server.taken();
    expect(taken.length).toBeGreaterThan(5);
    for (const file of taken) expect(file).toMatch(/\?columns=id,mag&filters=mag>=19\.5 && id<=2000$/);
    await run(there("SELECT id, _healpix_29 FROM hats('sky')"));
    for (const file of server.taken()) expect(file).toMatch(/\?columns=_healpix_29,id$/);
    await run(there(`SELECT id FROM hats('sky') WHERE ${CONE}`));
    const cone = server.taken();
    expect(cone.length).toBeLessThan(6);
    for (const file of cone) expect(file).toMatch(/\?columns=id,ra,dec(&filters=dec>=17\.[\d.]+ && dec<=4[\d.]+)?$/);
  });

  test('a plan fetches no file, asks in words, and says what it could not know', async () => {
    const { rows, events } = await run(there("EXPLAIN SELECT id FROM hats('sky') WHERE mag < 1"));
    expect(server.taken()).toEqual([]);
    expect(rows).toMatchObject([{ asked: 'columns id,mag, rows with mag<=1' }]);
    const text = JSON.stringify(events);
    expect(text).toContain('how large they are is not known before');
    expect(text).toContain('12 of 12 partitions, about 3,996 rows');
  });

  test('LIMIT makes no more files than it needs, and has all its rows', async () => {
    expect((await run(there("SELECT id FROM hats('sky') LIMIT 5"))).rows).toHaveLength(5);
    expect(server.taken()).toHaveLength(1);
    expect((await run(there("SELECT id FROM hats('sky') LIMIT 700"))).rows).toHaveLength(700);
    expect(server.taken().length).toBeLessThan(7);
  });

  test('nothing above the allowance is fetched: by the guess nothing at all', async () => {
    askAboveBytes = 1000;
    await expect(run(there("SELECT id FROM hats('sky')"))).rejects.toMatchObject({
      failure: { message: expect.stringContaining('would fetch about') as unknown },
    });
    expect(server.taken()).toEqual([]);
    askAboveBytes = undefined;
  });

  test('a second query for the same takes what is there', async () => {
    const sql = there("SELECT sum(mag) AS s FROM hats('sky')");
    const { rows } = await run(sql);
    server.taken();
    expect((await run(sql)).rows).toEqual(rows);
    expect(server.taken()).toEqual([]);
  });
});
