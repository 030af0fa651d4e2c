import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openWriter } from './testing/openWriter.ts';
import { openParquet } from '../../catalogue/parquet/openParquet.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { openEngine, readFile } from './testing/openEngine.ts';
import { brokenServerKinds, fileServerKinds, serveFolder, type ServerKind } from './testing/fileServer.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { Waves } from './testing/waves.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

/** Bytes of a file's footer, and of the chunks of some columns. */
async function idealBytes(file: string, columns: readonly string[]): Promise<number> {
  const { metadata } = await openParquet(`file://${file}`, readFile);
  let sum = metadata.metadata_length + 8;
  for (const { columns: chunks } of metadata.row_groups) {
    for (const { meta_data: chunk } of chunks)
      if (columns.includes(chunk!.path_in_schema[0]!)) sum += Number(chunk!.total_compressed_size);
  }
  return sum;
}

describe.skipIf(!hasExtensions)('what is fetched', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const random = seeded(3);
  const stars = Array.from({ length: 60_000 }, (_, id): Star => ({
    id,
    ra: 40 + 20 * random(),
    dec: -10 + 30 * random(),
    mag: 20 * random(),
  }));
  beforeAll(async () => {
    const database = await openWriter();
    await writeHats(resolve(folder, 'sky'), stars, { mostRows: 20_000, rowGroupRows: 2048 }, database);
    await database.query(
      999_999,
      `COPY (FROM read_parquet('${folder}/sky/dataset/**/*.parquet', hive_partitioning = false) LIMIT 0) TO '${folder}/sky/dataset/_common_metadata' (FORMAT parquet)`,
    );
    cpSync(resolve(folder, 'sky'), resolve(folder, 'collected/sky'), { recursive: true });
    writeFileSync(resolve(folder, 'collected/collection.properties'), 'hats_primary_table_url=sky\n');
    // Chunks shorter than the header that DuckDB reads, some with a Bloom filter, between others that no query here
    // reads.
    const columns =
      'random() AS a, 7 AS same, random() AS b, (i % 50)::INTEGER AS night, random() AS c, i % 2 = 0 AS flag, random() AS d';
    await database.query(
      1_000_000,
      `COPY (SELECT ${columns} FROM range(40000) AS rows(i)) TO '${resolve(folder, 'short.parquet')}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // To one engine each server is another, of which it knows nothing.
  const { run: shared } = openEngine(folder, { read: readHttp, store: Promise.resolve(undefined) });
  const at = (server: { readonly url: string }, sql: string) => sql.replaceAll("hats('", `hats('${server.url}`);

  async function ask(
    sql: string,
    kind: ServerKind = 'plain',
    { inWaves = false, warm = false, own = false, alone = false } = {},
  ) {
    const server = await serveFolder(folder, kind, { waves: inWaves ? new Waves() : undefined });
    const options = { siteUrl: server.url, read: readHttp, store: Promise.resolve(undefined) };
    const run = alone ? openEngine(folder, options).run : shared;
    if (own) vi.stubGlobal('location', { origin: new URL(server.url).origin });
    // Reads the footers.
    if (warm) await run(at(server, "SELECT count(*) FROM hats('sky')"));
    const before = server.served.length;
    const { rows, plan } = await run(at(server, sql));
    const files = server.served.filter(({ path }) => path.endsWith('.parquet'));
    await server.close();
    vi.unstubAllGlobals();
    return { rows, plan, files, served: server.served, after: server.served.slice(before) };
  }
  const partitions = () => {
    const info = readFileSync(resolve(folder, 'sky/partition_info.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    return info
      .map(([order, pixel]) => resolve(folder, `sky/dataset/Norder=${order}/Dir=0/Npix=${pixel}.parquet`))
      .filter((file) => existsSync(file));
  };

  const idealOf = async (columns: readonly string[]) =>
    (await Promise.all(partitions().map((file) => idealBytes(file, columns)))).reduce((sum, bytes) => sum + bytes, 0);

  test('for three columns is at most 1.15 times their chunks and footers, in three waves a partition', async () => {
    const { rows, files } = await ask("SELECT sum(ra) AS a, avg(dec) AS b, max(mag) AS c FROM hats('sky')", 'plain', {
      inWaves: true,
      alone: true,
    });
    expect(rows[0]!.a).toBeCloseTo(
      stars.reduce((sum, { ra }) => sum + ra, 0),
      3,
    );
    const ideal = await idealOf(['ra', 'dec', 'mag']);
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0) / ideal).toBeLessThan(1.15);
    // Small ones are whole with their ends.
    const waves = partitions().map(
      (file) => new Set(files.filter(({ path }) => file.endsWith(path)).map((one) => one.wave)),
    );
    expect(Math.max(...waves.map(({ size }) => size))).toBe(3);
  });

  test('begins with the end of each file where the page’s own server has it, without HEAD', async () => {
    const { rows, files } = await ask("SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE mag < 50", 'plain', {
      own: true,
    });
    expect(rows).toEqual([{ n: 60_000 }]);
    expect(files.filter(({ method, range }) => method === 'HEAD' || range === undefined)).toEqual([]);
    for (const file of new Set(files.map(({ path }) => path)))
      expect(files.find(({ path }) => path === file)!.range, file).toMatch(/^bytes=-\d+$/);
  });

  test.each([
    // A page may not ask another site for a file's end without a preflight: its size comes first.
    { catalogue: 'sky', own: false, waves: ['catalogue', 'size', 'footer', 'data'], missing: 0 },
    { catalogue: 'sky', own: true, waves: ['catalogue', 'footer', 'data'], missing: 0 },
    // Of the collection's folder is asked what a table would have there.
    { catalogue: 'collected', own: true, waves: ['catalogue', 'catalogue', 'catalogue', 'footer', 'data'], missing: 3 },
  ])(
    'first of $catalogue, the page’s own: $own, comes in the waves $waves',
    async ({ catalogue, own, waves, missing }) => {
      const { rows, served } = await ask(`SELECT sum(id)::INTEGER AS s FROM hats('${catalogue}')`, 'plain', {
        inWaves: true,
        alone: true,
        own,
      });
      expect(rows).toEqual([{ s: (60_000 * 59_999) / 2 }]);
      const kindOf = ({ method, path, range = '' }: (typeof served)[number]) => {
        if (!path.endsWith('.parquet')) return 'catalogue';
        if (method === 'HEAD') return 'size';
        return /^bytes=(-\d+|\d+-)$/.test(range) ? 'footer' : 'data';
      };
      // Of many partitions the last are asked for after the first.
      const wavesOf = (kind: string) => served.filter((one) => kindOf(one) === kind).map(({ wave }) => wave);
      const last = waves.lastIndexOf('catalogue');
      expect(Math.max(...wavesOf('catalogue'))).toBe(last);
      for (const [i, kind] of waves.slice(last + 1).entries())
        expect(Math.min(...wavesOf(kind)), kind).toBe(last + 1 + i);
      expect(new Set(served.map(kindOf))).toEqual(new Set(waves));
      const asked = served.filter(({ path }) => !path.endsWith('.parquet')).map(({ path }) => path);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.filter((path) => !existsSync(resolve(folder, `.${path}`)))).toHaveLength(missing);
    },
  );

  test('for what all files have in common is one request, without asking for its size', async () => {
    const server = await serveFolder(folder, 'plain');
    await shared(at(server, "SELECT count(*) FROM hats('sky') WHERE mag < 1"));
    await server.close();
    const asked = server.served.filter(({ path }) => path.endsWith('_common_metadata'));
    expect(asked.map(({ method, range }) => [method, range])).toEqual([['GET', undefined]]);
  });

  test('for a small circle is a few row groups', async () => {
    const { rows, after, plan } = await ask(
      "SELECT count(*)::INTEGER AS n, avg(mag) AS m FROM hats('sky') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(50, 5, 0.5))",
      'plain',
      { warm: true },
    );
    expect(rows[0]!.n).toBeGreaterThan(10);
    expect(after.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(plan!.bytes);
    const all = await idealOf(['ra', 'dec', 'mag', '_healpix_29']);
    expect(plan!.bytes).toBeLessThan(all / 4);
  });

  test.each([
    ["SELECT count(*)::INTEGER AS n, sum(same)::INTEGER AS s FROM hats('short.parquet')", { n: 40_000, s: 280_000 }],
    ["SELECT count(*)::INTEGER AS n, bool_or(flag) AS s FROM hats('short.parquet')", { n: 40_000, s: true }],
    [
      "SELECT count(*)::INTEGER AS n, sum(same)::INTEGER AS s FROM hats('short.parquet') WHERE night = 3 AND NOT flag",
      { n: 800, s: 5600 },
    ],
    [
      "SELECT count(*)::INTEGER AS n, min(night) AS s FROM hats('short.parquet') WHERE night IN (3, 4, 77)",
      { n: 1600, s: 3 },
    ],
  ])('is all planned where chunks are short or have Bloom filters: %s', async (sql, answer) => {
    // What is not planned DuckDB asks for itself, and is refused here.
    const { rows, plan, files } = await ask(sql);
    expect(rows).toEqual([answer]);
    expect(files.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan((plan!.bytes as number) + 40_000);
  });

  test('is all planned for first rows by a column, of the row groups that can hold them', async () => {
    const { rows, plan } = await ask("SELECT id, ra, mag FROM hats('sky') ORDER BY mag LIMIT 10");
    const first = [...stars].sort((a, b) => a.mag - b.mag).slice(0, 10);
    expect(rows.map(({ id }) => Number(id))).toEqual(first.map(({ id }) => id));
    expect(plan!.rowGroups).toBeLessThan(30);
  });

  test.each(fileServerKinds.flatMap((kind) => [true, false].map((own) => ({ kind, own }))))(
    'a server of kind $kind gives the right answer, the page’s own: $own',
    async ({ kind, own }) => {
      const { rows, files } = await ask("SELECT count(*)::INTEGER AS n, sum(id)::INTEGER AS s FROM hats('sky')", kind, {
        own,
      });
      expect(rows).toEqual([{ n: 60_000, s: (60_000 * 59_999) / 2 }]);
      if (!/^(noHead|signed|hidesSize|shortRanges|busy|breaksOffOnce)$/.test(kind)) return;
      // Parts can be had of these, whatever else they refuse.
      expect(files.filter(({ method, range }) => method === 'GET' && range === undefined)).toEqual([]);
    },
  );

  test.each([
    ["FROM hats('short.parquet') LIMIT 5", 1, 5],
    ["SELECT a, flag FROM hats('short.parquet') LIMIT 3000 OFFSET 10", 2, 3000],
    ["SELECT ra FROM hats('sky') LIMIT 7", 1, 7],
  ])('for LIMIT without a condition is the row groups that hold so many rows: %s', async (sql, rowGroups, wanted) => {
    const { rows, plan, files } = await ask(sql);
    expect(rows).toHaveLength(wanted);
    expect(plan).toMatchObject({ rowGroups, partitions: 1 });
    // What a catalogue's files have in common is read of each; of rows no more than a few groups.
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes - (plan!.bytes as number)).toBeLessThan(150_000);
  });

  test('is what the line under a result states', async () => {
    const { plan, files } = await ask("SELECT sum(mag) AS s FROM hats('sky')");
    const { bytes } = plan!.read as { readonly bytes: number };
    const fetched = files.reduce((sum, file) => sum + file.bytes, 0);
    expect(bytes).toBeGreaterThanOrEqual(fetched);
    // And the lists of its partitions and columns.
    expect(bytes).toBeLessThan(fetched + 20_000);
  });

  test.each(brokenServerKinds)('a server of kind %s is told by the file that could not be read', async (kind) => {
    const server = await serveFolder(folder, kind);
    const said = { forbidden: 'HTTP 403', errors: 'HTTP 500', cutBodies: 'broke off' }[kind];
    await expect(shared(at(server, "SELECT count(*) FROM hats('sky')"))).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: expect.stringMatching(/Could not read .*parquet/) as unknown,
        detail: expect.stringContaining(said) as unknown,
      },
    });
    await server.close();
  });
});
