import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { LocalFiles } from '../localFiles.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

/** A folder of the disk as a browser gives it. */
const chosen = (folder: string) => ({
  name: basename(folder),
  isFolder: true,
  files: readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = resolve(entry.parentPath, entry.name);
      return { path: path.slice(folder.length + 1), file: new File([readFileSync(path)], entry.name) };
    }),
});
const alone = (name: string, content: string | Uint8Array<ArrayBuffer>) => ({
  name,
  isFolder: false,
  files: [{ path: name, file: new File([content], name) }],
});

describe.skipIf(!hasExtensions)('files that the reader has chosen', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const local = new LocalFiles();
  const { run, engine } = openEngine(folder, {
    local,
    read: () => Promise.reject(new Error('not of the disk')),
    store: Promise.resolve(undefined),
  });
  const random = seeded(5);
  const stars = Array.from({ length: 3000 }, (_, id): Star => ({
    id,
    ra: 360 * random(),
    dec: (Math.asin(2 * random() - 1) * 180) / Math.PI,
    mag: 20 * random(),
  }));

  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'plain sky'), stars, { mostRows: 400 }, database);
    await writeHats(resolve(folder, 'bare'), stars, { mostRows: 400 }, database);
    rmSync(resolve(folder, 'bare/partition_info.csv'));
    await writeHats(resolve(folder, 'collection'), stars, { mostRows: 400, marginArcsec: 60, suffix: '/' }, database);
    for (const name of ['plain sky', 'bare', 'collection']) local.add(chosen(resolve(folder, name)));
    await database.query(
      9_000_001,
      `COPY (SELECT range AS i FROM range(5000)) TO '${folder}/numbers.parquet' (FORMAT parquet)`,
    );
    await database.query(
      9_000_002,
      `COPY (SELECT random() AS x FROM range(300000)) TO '${folder}/large.parquet' (FORMAT parquet)`,
    );
    local.add(alone('large.parquet', new Uint8Array(readFileSync(resolve(folder, 'large.parquet')))));
    const numbers = new Uint8Array(readFileSync(resolve(folder, 'numbers.parquet')));
    local.add(alone('numbers (1).parquet', numbers));
    local.add({
      name: 'two',
      isFolder: true,
      files: [...alone('a.parquet', numbers).files, ...alone('b.parquet', numbers).files],
    });
    local.add(alone('stars #1.csv', 'name,ra\na,1.5\nb,2\n'));
    local.add(
      alone(
        'good.vot',
        '<?xml version="1.0"?><VOTABLE version="1.3"><RESOURCE><TABLE><FIELD name="flux" datatype="double" unit="Jy"/><DATA><TABLEDATA><TR><TD>1.5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>',
      ),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(['local://plain sky', 'local://bare', 'local://bare/', 'local://collection', 'local://collection/stars'])(
    'a catalogue at %s is counted, searched and described',
    async (address) => {
      expect(
        (await run(`SELECT count(*)::INTEGER AS n, sum(id)::INTEGER AS ids FROM hats('${address}')`)).rows,
      ).toEqual([{ n: 3000, ids: (3000 * 2999) / 2 }]);
      const cone = await run(
        `SELECT id::INTEGER AS id FROM hats('${address}') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 90, 20)) ORDER BY id`,
      );
      expect(cone.rows.map((row) => row.id)).toEqual(stars.filter(({ dec }) => dec >= 70).map(({ id }) => id));
      expect(cone.plan!.partitions).toBeLessThan((cone.plan!.ofPartitions as number) / 2);
      expect((await run(`DESCRIBE hats('${address}')`)).rows.map((row) => row.column_name)).toEqual(
        expect.arrayContaining(['id', 'ra', 'dec', 'mag']),
      );
      expect((await engine.card(address)).rows).toBe(3000);
    },
  );

  test.each([
    ["hats('local://numbers (1).parquet')"],
    ["'local://numbers (1).parquet'"],
    ["read_parquet('local://numbers (1).parquet')"],
  ])('a Parquet file is read as %s', async (from) => {
    expect((await run(`SELECT count(*)::INTEGER AS n, max(i)::INTEGER AS most FROM ${from}`)).rows).toEqual([
      { n: 5000, most: 4999 },
    ]);
  });

  test('a folder of Parquet files that is no catalogue is read as all of them', async () => {
    expect((await run("SELECT count(*)::INTEGER AS n FROM hats('local://two')")).rows).toEqual([{ n: 10_000 }]);
  });

  test('CSV files and VOTables are read, whatever their names', async () => {
    expect((await run("SELECT name, ra::DOUBLE AS ra FROM 'local://stars #1.csv' ORDER BY name")).rows).toEqual([
      { name: 'a', ra: 1.5 },
      { name: 'b', ra: 2 },
    ]);
    expect((await run("SELECT * FROM read_csv('local://stars #1.csv', header = false)")).rows).toHaveLength(3);
    const { rows, table } = await run("SELECT * FROM votable('local://good.vot')");
    expect(rows).toEqual([{ flux: 1.5 }]);
    expect(table!.columns[0]!.unit).toBe('Jy');
  });

  test('what is on the disk needs no allowance, and a plan says that nothing is fetched', async () => {
    const { plan } = await run("-- @allow 0.1 MB\nSELECT avg(x) FROM hats('local://large.parquet')");
    expect(plan).toMatchObject({ fromDisk: true });
    expect(plan!.bytes).toBeGreaterThan(1e6);
    expect((await run("EXPLAIN SELECT * FROM hats('local://plain sky')")).rows.length).toBeGreaterThan(0);
    expect((await run("DESCRIBE 'local://stars #1.csv'")).rows.map((row) => row.column_name)).toEqual(['name', 'ra']);
  });

  test('a file that is too large to be read whole is refused with its size', async () => {
    local.add({
      name: 'huge.csv',
      isFolder: false,
      files: [{ path: 'huge.csv', file: Object.defineProperty(new File(['a'], 'huge.csv'), 'size', { value: 5.2e9 }) }],
    });
    await expect(run("FROM 'local://huge.csv'")).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: expect.stringContaining('huge.csv has 5.20 GB') as string,
        advice: expect.stringContaining('Parquet') as string,
      },
    });
  });

  test('two of them are matched', async () => {
    const { rows } = await run(
      "SELECT count(*)::INTEGER AS n, max(_dist_arcsec) AS far FROM xmatch(hats('local://plain sky'), hats('local://collection'), radius_arcsec => 1, n => 1)",
    );
    expect(rows).toEqual([{ n: 3000, far: expect.closeTo(0, 6) as number }]);
  });

  test('what has not been chosen is asked for, and read once it is there; a newer file of the same name takes its place', async () => {
    const ask = () => run("SELECT * FROM 'local://late.csv'");
    await expect(ask()).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: expect.stringContaining('has not been chosen') as string,
        advice: expect.stringContaining('Press Add data and choose the file late.csv') as string,
      },
    });
    await expect(run("FROM hats('local://gone')")).rejects.toMatchObject({
      failure: { kind: 'fetch', advice: expect.stringContaining('the folder gone') as string },
    });
    local.add(alone('late.csv', 'a\n1\n'));
    expect((await ask()).rows).toHaveLength(1);
    local.add(alone('late.csv', 'a\n1\n2\n'));
    expect((await ask()).rows).toHaveLength(2);
    local.add(chosen(resolve(folder, 'bare')));
    await expect(run("FROM hats('local://bare/nowhere')")).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: expect.stringContaining('There is no catalogue at local://bare/nowhere') as string,
      },
    });
  });

  test('a catalogue that is chosen anew with other files is read anew', async () => {
    const counted = async () => (await run("SELECT count(*)::INTEGER AS n FROM hats('local://two')")).rows[0]!.n;
    expect(await counted()).toBe(10_000);
    const [first] = local.choices().find(({ name }) => name === 'two')!.files;
    local.add({ name: 'two', isFolder: true, files: [first!] });
    expect(await counted()).toBe(5000);
  });

  test('a file that has changed since it was chosen is said to have', async () => {
    const file = Object.assign(new File(['a\n1\n'], 'moved.csv'), {
      slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotReadableError')) }),
    });
    local.add({ name: 'moved.csv', isFolder: false, files: [{ path: 'moved.csv', file: file as unknown as File }] });
    await expect(run("FROM 'local://moved.csv'")).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: expect.stringContaining('can no longer be read') as string,
        advice: expect.stringContaining('Choose it again') as string,
      },
    });
  });

  const written = [
    ['ours', 'stars_collection', 240],
    ['ours', 'visits_collection/visits', 1440],
    ['ours', 'elsewhere', undefined],
    ['shared', 'hats-tests/small_sky', 131],
    ['shared', 'hats-tests/small_sky_o1_collection', 131],
    ['shared', 'hats-bench-midsize_catalog', undefined],
  ] as const;
  test.each(
    DATA_FOLDERS.flatMap(({ name, path }) =>
      written.flatMap(([of, folder, rows]) => (of === name ? [[folder, path('hats', folder), rows] as const] : [])),
    ),
  )('the catalogue %s of another library is opened from a folder', async (_, path, rows) => {
    local.add(chosen(path));
    const name = basename(path);
    if (rows === undefined) expect((await run(`DESCRIBE hats('local://${name}')`)).rows.length).toBeGreaterThan(0);
    else expect((await run(`SELECT count(*)::INTEGER AS n FROM hats('local://${name}')`)).rows).toEqual([{ n: rows }]);
  });
});
