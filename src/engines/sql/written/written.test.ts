import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { desktopPython } from '../../../build/fixtures/desktopPython.ts';
import { isThere } from '../../../build/fixtures/isThere.ts';
import { runPython } from '../../../build/fixtures/runPython.ts';
import { besideWritten, type WrittenCase } from '../testing/besideWritten.ts';
import { diskElsewhere } from '../testing/diskElsewhere.ts';
import { writeOddFiles } from '../testing/oddFiles.ts';
import { openEngine } from '../testing/openEngine.ts';
import { openWriter } from '../testing/openWriter.ts';
import { randomQuery } from '../testing/randomQuery.ts';
import { randomTop } from '../testing/randomTop.ts';
import { SKY } from '../testing/randomSky.ts';
import { sameTexts } from '../testing/sameTexts.ts';
import { SKY_FILES, writeSky } from '../testing/writeSky.ts';
import { seeded } from '../../../known/testing/seeded.ts';
import { writeHats, type Star } from '../testing/writeHats.ts';

const ENGINE = process.env.SKYBOOK_ELSEWHERE ?? 'threads';
const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 40);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);
const desktop = await desktopPython(ENGINE === 'spark' ? ['pyspark==4.3.0'] : []);
const isReady = isThere('A Python with DuckDB', desktop !== undefined, 'let the machine reach PyPI');

describe.skipIf(!hasExtensions || !isReady)(`a cell written for another DuckDB, on ${ENGINE}`, () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { engine, run } = openEngine(folder, { workers: 2, elsewhere: diskElsewhere });
  const smalls: Record<string, readonly Record<string, unknown>[]> = {};

  beforeAll(async () => {
    const database = await openWriter();
    await writeSky(folder, database);
    const random = seeded(5);
    const left = stars(200, random);
    const right = stars(300, random, left);
    await writeHats(resolve(folder, 'left'), left, { mostRows: 60 }, database);
    await writeHats(resolve(folder, 'right'), right, { mostRows: 90 }, database);
    await writeHats(resolve(folder, 'margined'), right, { mostRows: 40, marginArcsec: 60 }, database);
    await writeHats(resolve(folder, 'plain'), right, { mostRows: 200, noHealpix: true, suffix: '.parq' }, database);
    smalls.mine = left.map((star) => ({ ...star }));
    for (const sql of SKY.slice(1)) await run(sql);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const { inPage, both } = besideWritten({ engine, run }, { desktop, on: ENGINE, folder });

  test(`gives the page's rows, for ${QUERIES} random queries`, { timeout: 600_000 }, async () => {
    const cases = Array.from({ length: QUERIES }, (_, n) => {
      const { sql, ordered } = randomQuery(seeded(SEED * 1_000_003 + n));
      return { sql: sql.replaceAll(/\b(?<!')sky\b/g, `hats([${SKY_FILES}])`), ordered };
    });
    const all = await both(cases);
    const different = all.filter(
      ({ rows, answer, written }, i) =>
        !(typeof rows === 'string' && (written || typeof answer === 'string')) &&
        (typeof rows === 'string' || typeof answer === 'string' || !sameTexts(rows, answer, cases[i]!.ordered)),
    );
    expect(different).toEqual([]);
    expect(all.filter(({ rows }) => typeof rows !== 'string').length / QUERIES).toBeGreaterThan(0.8);
  });

  test('gives the page’s first rows by a column, whatever its values are', { timeout: 300_000 }, async () => {
    const sky = await writeOddFiles(folder, await openWriter());
    const random = seeded(SEED);
    const cases = Array.from({ length: QUERIES }, () => ({
      sql: randomTop(random).replace('FROM sky', `FROM ${sky}`),
    }));
    const different = (await both(cases)).filter(
      ({ rows, answer }) => typeof rows === 'string' || typeof answer === 'string' || !sameTexts(rows, answer, true),
    );
    expect(
      different.map(({ sql, rows, answer, written }) => ({
        sql,
        written,
        here: rows.slice(0, 2),
        there: answer.slice(0, 2),
      })),
    ).toEqual([]);
  });

  test('writes a negative number into ADQL as one operand', async () => {
    const text = [
      'import os, sys, types',
      // What the page's own package begins with is for the page alone.
      'skybook = sys.modules["skybook"] = types.ModuleType("skybook")',
      'skybook.__path__ = [f"{path}/skybook" for path in os.environ["PYTHONPATH"].split(":") if path]',
      'from skybook_elsewhere.front import adql',
      'print("5-" + adql(-3, "x"), "f(1, " + adql(-3, "x", alone=True) + ")", adql(2.5, "x"), adql([-1, 2], "x"))',
    ].join('\n');
    expect(await runPython(desktop!, ['-c', text])).toBe('5-(-3) f(1, -3) 2.5 (-1, 2)\n');
  });

  test('has the page’s zone and names wherever a part runs, whatever the machine’s zone is', async () => {
    const text = [
      'import os, time',
      'os.environ["TZ"] = "Asia/Tokyo"',
      'time.tzset()',
      'from skybook_elsewhere.parts import database',
      'day = "SELECT CAST(CAST(TIMESTAMPTZ \'2020-01-01 20:00:00+00\' AS DATE) AS VARCHAR)"',
      'print(database([], []).sql(day).fetchall()[0][0])',
      'rows = __import__("pyarrow").table({"a": [1]})',
      'try: print(database([], []).execute("FROM rows").fetchall())',
      'except Exception as error: print(type(error).__name__)',
    ].join('\n');
    expect(await runPython(desktop!, ['-c', text])).toBe('2020-01-01\nCatalogException\n');
  });

  test('gives the page’s rows for places, matches, parameters and whole files', async () => {
    writeFileSync(resolve(folder, 'few.csv'), 'id,name\n1,α\n2,β\n');
    const votable = readFileSync(
      resolve(import.meta.dirname, '../../../build/fixtures/data/votable/tabledata-1.4.xml'),
    );
    writeFileSync(resolve(folder, 'cone.vot'), votable);
    const match = (a: string, b: string, more = '') =>
      `SELECT id, id_2, round(_dist_arcsec, 6) AS d FROM xmatch(${a}, ${b}, radius_arcsec => 30${more}) ORDER BY ALL`;
    const [left, right, margined, plain] = ['left', 'right', 'margined', 'plain'].map((name) => `hats('${name}')`);
    const mine = { tables: { mine: smalls.mine } };
    const there = (sql: string) => `-- @jupyter\n${sql.replaceAll("hats('", `hats('${folder}/`)}`;
    const cases: readonly WrittenCase[] = [
      { sql: match(left!, right!) },
      { sql: match(left!, margined!) },
      { sql: match(left!, margined!, ', n => 1') },
      { sql: match(left!, plain!) },
      { sql: match(plain!, right!, ', n => 2') },
      { sql: match('mine', right!), ...mine },
      { sql: match('mine', margined!, ', n => 1'), ...mine },
      { sql: match('mine', plain!), ...mine },
      { sql: match(left!, 'mine'), ...mine },
      { sql: match(plain!, 'mine', ', n => 1'), ...mine },
      { sql: match('(SELECT * FROM mine WHERE mag < 10)', right!), ...mine },
      { sql: match(`(SELECT * FROM ${left} WHERE mag < 10)`, `(SELECT * FROM ${right})`) },
      { sql: `SELECT id, mag FROM ${right} WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(45, 0, 20)) ORDER BY id` },
      {
        sql: `SELECT count(*) AS n FROM ${right} WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE($ra, $dec, 20))`,
        values: { ra: 45, dec: 0.5 },
      },
      {
        sql: `SELECT count(*) AS n, $name AS name FROM ${right} WHERE mag < $most`,
        values: { most: 12.5, name: "O'Neil" },
      },
      {
        sql: `SELECT count(*) AS n, -$x AS opposite, $x ** 2 AS square FROM ${right} WHERE mag < 5-$x AND ra > 100`,
        values: { x: -3 },
      },
      { sql: match(left!, right!).replace('30', '$radius'), values: { radius: 25 } },
      { sql: `SELECT TOP 5 id FROM ${right} ORDER BY id` },
      { sql: `SELECT count(*) AS n FROM ${right} WHERE ra > 400` },
      {
        sql: `SELECT name, count(*) AS n FROM 'few.csv' GROUP BY name ORDER BY name`.replace(
          "'few.csv'",
          "read_csv('few.csv')",
        ),
      },
      { sql: `SELECT count(*) AS n, max(v.id) AS m FROM read_csv('few.csv') AS v JOIN ${right} AS r USING (id)` },
      { sql: `SELECT * FROM read_votable('cone.vot') ORDER BY ALL LIMIT 5` },
      { sql: `CREATE TABLE bright AS SELECT id, mag FROM ${right} WHERE mag < 5; SELECT count(*) AS n FROM bright;` },
      { sql: `CREATE VIEW faint AS SELECT id FROM ${right} WHERE mag > 15; SELECT count(*) AS n FROM faint` },
      { sql: `CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2); SELECT sum(a) AS s FROM t` },
      { sql: `SUMMARIZE SELECT 1 AS a` },
      { sql: `PREPARE low AS SELECT count(*) AS n FROM ${right} WHERE id < ?; EXECUTE low(70)` },
      { sql: `SELECT max(id) AS m, min(id) AS m, count(*) AS "M", 7 AS m_1 FROM ${right}` },
      {
        sql: `SET default_order = 'DESC'; SELECT id FROM ${right} ORDER BY id LIMIT 3; RESET default_order`,
      },
      { sql: `SET VARIABLE most = 12.5; SELECT count(*) AS n FROM ${right} WHERE mag < getvariable('most')` },
      { sql: 'PIVOT kinds ON kind USING count(*) GROUP BY note' },
    ];
    const onServer = cases.slice(0, 8).map((one): WrittenCase => ({ ...one, there: there(one.sql) }));
    const inFiles: readonly WrittenCase[] = [
      [`SELECT count(*) AS n, max(id) AS m FROM 'SITE/sky0.parquet'`.replace('id', 'x'), 'SITE/', `${folder}/`],
      [`SELECT count(*) AS n FROM read_csv('few.csv')`, 'few.csv', `${folder}/few.csv`],
      [`SELECT * FROM read_votable('cone.vot') ORDER BY ALL LIMIT 5`, 'cone.vot', `${folder}/cone.vot`],
    ].map(([sql = '', from = '', to = '']) => ({
      sql: sql.replace('SITE', `file://${folder}`),
      there: `-- @jupyter\n${sql.replace(from, to)}`,
    }));
    const all = await both([...cases, ...onServer, ...inFiles]);
    expect(
      all.filter(
        ({ rows, answer }) => typeof rows === 'string' || typeof answer === 'string' || !sameTexts(rows, answer, false),
      ),
    ).toEqual([]);
    expect(all.filter(({ rows }) => rows.length > 0).length).toBe(all.length);
  });

  test('says in a cell for the server what is wrong with a folder there; others reach none', async () => {
    const failure = async (sql: string) => {
      const { written } = await inPage({ sql: 'SELECT 1', there: sql });
      return written && 'failure' in written ? written.failure : undefined;
    };
    const line = `-- @jupyter\nSELECT id,\n nothing FROM hats('${folder}/left')`;
    expect(await failure(line)).toMatchObject({ line: 3, message: expect.stringContaining('nothing') as unknown });
    expect(await failure(`-- @jupyter\nFROM hats('${folder}/none')`)).toMatchObject({
      kind: 'fetch',
      message: `There is no catalogue at ${folder}/none/.`,
    });
    const described = await run(`-- @jupyter\nDESCRIBE hats('${folder}/left')`);
    expect(described.rows.map((row) => row.column_name)).toContain('mag');
    await run(`-- @jupyter dask\nEXPLAIN SELECT id FROM hats('${folder}/left') WHERE mag < 3`);
    expect(await failure(`SELECT 1 FROM hats('server://${folder}/left')`)).toBeDefined();
    expect(await failure(`-- @jupyter\nSELECT 1 FROM hats('local://left')`)).toBeDefined();
    // A catalogue of the web that names a file of the server as a part of itself.
    await cp(resolve(folder, 'left'), resolve(folder, 'leading'), { recursive: true });
    const properties = 'obs_collection=x\nhats_primary_table_url=server:///etc/\n';
    for (const name of ['hats.properties', 'properties']) rmSync(resolve(folder, 'leading', name), { force: true });
    writeFileSync(resolve(folder, 'leading', 'collection.properties'), properties);
    expect(await failure(`-- @jupyter\nSELECT 1 FROM hats('leading')`)).toMatchObject({
      message: expect.stringContaining('where it has no business') as unknown,
    });
  });
});

/** Stars thick about the prime meridian, the poles and the borders of pixels; of those of `near`, some close by. */
function stars(count: number, random: () => number, near: readonly Star[] = []): readonly Star[] {
  const spread = () => 0.02 * (random() - 0.5);
  return Array.from({ length: count }, (_, id) => {
    const of = near[Math.floor(random() * near.length * 1.5)];
    const places: readonly (readonly [number, number])[] = [
      [360 * random(), 90 - Math.abs(spread())],
      [(360 + spread()) % 360, 60 * (random() - 0.5)],
      [45 + spread(), spread()],
      [360 * random(), (Math.asin(2 * random() - 1) * 180) / Math.PI],
    ];
    const [ra, dec] = of
      ? ([(360 + of.ra + spread() / 5) % 360, Math.max(-90, Math.min(90, of.dec + spread() / 5))] as const)
      : places[id % places.length]!;
    return { id, ra, dec, mag: 20 * random() };
  });
}
