import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/sql/database.ts';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { OURS } from '../../build/fixtures/dataFolders.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { folderLists, type FolderList } from './testing/folderLists.ts';
import { openEngine } from './testing/openEngine.ts';
import { serveFolder } from './testing/fileServer.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

const random = seeded(31);
const stars = Array.from({ length: 3000 }, (_, id): Star => ({
  id,
  ra: 360 * random(),
  dec: (Math.asin(2 * random() - 1) * 180) / Math.PI,
  mag: 20 * random(),
}));
const inCone = stars.filter(({ ra, dec }) => {
  const [d, e] = [(30 * Math.PI) / 180, (dec * Math.PI) / 180];
  return (
    Math.sin(d) * Math.sin(e) + Math.cos(d) * Math.cos(e) * Math.cos(((40 - ra) * Math.PI) / 180) >=
    Math.cos((12 * Math.PI) / 180)
  );
});

type Run = ReturnType<typeof openEngine>['run'];

describe.skipIf(!hasExtensions)('a catalogue whose layout is unusual', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  let database: Database;
  let id = 0;
  const at = (...path: readonly string[]) => resolve(folder, ...path);
  const files = (root: string) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.parquet'))
      .map((path) => resolve(root, path));
  /** Writes each of a catalogue's files anew from a query over its own rows. */
  const rewrite = async (name: string, query: (rows: string) => string, rename = (file: string) => file) => {
    for (const file of files(at(name))) {
      await database.query(
        ++id,
        `COPY (${query(`read_parquet('${file}', hive_partitioning = false)`)}) TO '${file}.new' (FORMAT parquet)`,
      );
      renameSync(`${file}.new`, rename(file));
    }
  };
  const change = (file: string, edit: (text: string) => string) =>
    writeFileSync(at(file), edit(readFileSync(at(file), 'utf8')));

  beforeAll(async () => {
    ({ database } = await openNodeDatabase());
    await writeHats(at('usual'), stars, { mostRows: 400 }, database);
    await writeHats(at('folders'), stars, { mostRows: 400, suffix: '/' }, database);
    // Each partition in two files, the second one empty.
    await rewrite(
      'folders',
      (rows) => `FROM ${rows} LIMIT 0`,
      (file) => file.replace('part0', 'part1'),
    );
    for (const name of ['bare', 'moved', 'old', 'order13', 'emptied', 'mac'])
      cpSync(at('usual'), at(name), { recursive: true });
    rmSync(at('bare/partition_info.csv'));
    for (const child of readdirSync(at('old/dataset'))) renameSync(at('old/dataset', child), at('old', child));
    rmSync(at('old/hats.properties'));
    change('old/partition_info.csv', (text) =>
      text.replaceAll(/^(\d+),(\d+)$/gm, '$1,0,$2,1').replace('Norder,Npix', 'Norder,Dir,Npix,num_rows'),
    );
    writeFileSync(
      at('old/catalog_info.json'),
      JSON.stringify({
        catalog_name: 'old',
        catalog_type: 'object',
        total_rows: 3000,
        ra_column: 'ra',
        dec_column: 'dec',
      }),
    );
    // As HiPSCat's own index, which is no HEALPix index, and with the columns of the path.
    await rewrite(
      'old',
      (rows) =>
        `SELECT (_healpix_29::UBIGINT << 2) AS _hipscat_index, * EXCLUDE (_healpix_29), 0::UTINYINT AS "Norder", 0::UBIGINT AS "Dir", 0::UBIGINT AS "Npix" FROM ${rows}`,
    );
    await rewrite(
      'order13',
      (rows) => `SELECT _healpix_29 >> 32 AS healpix13, * EXCLUDE (_healpix_29) FROM ${rows} ORDER BY mag`,
    );
    change('order13/hats.properties', (text) =>
      text.replace(
        'hats_col_healpix=_healpix_29\nhats_col_healpix_order=29',
        'hats_col_healpix=healpix13\nhats_col_healpix_order=13',
      ),
    );
    await rewrite('emptied', (rows) => `FROM ${rows} WHERE id % 7 <> 0 AND "dec" > 0`);
    rmSync(files(at('moved'))[0]!);
    change(
      'mac/hats.properties',
      (text) =>
        `\ufeff# written by hand\r\n${text.replaceAll('=', ' = ').replaceAll('\n', '\r\n').replace('dataproduct_type = object\r\n', '')}`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  // To one engine each server is another, of which it knows nothing.
  const { run } = openEngine(folder, { read: readHttp, store: Promise.resolve(undefined) });

  async function ask<T>(
    list: FolderList | undefined,
    work: (run: (sql: string) => ReturnType<Run>) => Promise<T>,
  ): Promise<T> {
    const server = await serveFolder(folder, 'plain', { list });
    try {
      return await work((sql) => run(sql.replaceAll("hats('", `hats('${server.url}`)));
    } finally {
      await server.close();
    }
  }

  const lists = Object.entries(folderLists).flatMap(([kind, list]) =>
    ['folders', 'bare'].map((name) => [`${name} on a server that lists like ${kind}`, name, list] as const),
  );
  test.each<readonly [string, string, FolderList | undefined]>([
    ['with nothing unusual', 'usual', undefined],
    ['of HiPSCat, the predecessor', 'old', undefined],
    ['with an index of order 13, unsorted', 'order13', undefined],
    ['whose properties were written by hand', 'mac', undefined],
    ...lists,
  ])('%s is described, counted and searched', async (_, name, list) => {
    await ask(list, async (run) => {
      expect((await run(`SELECT count(*)::INTEGER AS n, sum(id)::INTEGER AS ids FROM hats('${name}')`)).rows).toEqual([
        { n: 3000, ids: (3000 * 2999) / 2 },
      ]);
      const cone = await run(
        `SELECT id::INTEGER AS id FROM hats('${name}') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(40, 30, 12)) ORDER BY id`,
      );
      expect(cone.rows.map((row) => row.id)).toEqual(inCone.map((star) => star.id));
      expect(cone.plan!.partitions).toBeLessThan((cone.plan!.ofPartitions as number) / 2);
      const described = await run(`DESCRIBE hats('${name}')`);
      expect(described.rows.map((row) => row.column_name)).toEqual(expect.arrayContaining(['id', 'ra', 'dec', 'mag']));
    });
  });

  test('with files that have no rows loses no others', async () => {
    await ask(undefined, async (run) => {
      const left = stars.filter((star) => star.id % 7 !== 0 && star.dec > 0);
      expect(
        (
          await run(
            "SELECT count(*)::INTEGER AS n FROM hats('emptied') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(0, 0, 180))",
          )
        ).rows,
      ).toEqual([{ n: left.length }]);
    });
  });

  test('that says nowhere which files it has is refused with what to do', async () => {
    await ask(undefined, async (run) => {
      await expect(run("FROM hats('folders')")).rejects.toMatchObject({
        failure: {
          message: expect.stringContaining('folder of files') as unknown,
          advice: expect.stringContaining('_metadata') as unknown,
        },
      });
      await expect(run("FROM hats('bare')")).rejects.toMatchObject({
        failure: { detail: expect.stringContaining('partition_info.csv') as unknown },
      });
      await expect(run("SELECT count(*) FROM hats('moved')")).rejects.toMatchObject({
        failure: {
          kind: 'fetch',
          message: expect.stringMatching(/There is no file at .*Npix=\d+\.parquet/) as unknown,
        },
      });
    });
  });

  const { run: runOurs } = openEngine(OURS.path('hats'));

  test('whose files are elsewhere is described all the same', async () => {
    const { rows } = await runOurs("DESCRIBE hats('elsewhere')");
    expect(rows.map(({ column_name }) => column_name)).toContain('mag');
  });

  test('an empty margin has columns and no rows', async () => {
    const margin = "hats('stars_collection/stars_margin_5arcs')";
    expect((await runOurs(`SELECT count(*)::INTEGER AS n FROM ${margin}`)).rows).toEqual([{ n: 0 }]);
    expect((await runOurs(`DESCRIBE ${margin}`)).rows.map(({ column_name }) => column_name)).toContain('mag');
  });

  test.each(['folders', 'hipscat', 'nested'])('%s has the stars that the collection has', async (name) => {
    const rowsOf = async (catalogue: string) =>
      (await runOurs(`SELECT id, round(ra, 9) AS ra, mag FROM hats('${catalogue}') WHERE mag < 15 ORDER BY id`)).rows;
    const rows = await rowsOf(name);
    expect(rows.length).toBeGreaterThan(100);
    expect(rows).toEqual(await rowsOf('stars_collection'));
  });
});
