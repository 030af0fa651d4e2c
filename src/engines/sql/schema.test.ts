import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openNative, type Native } from './testing/nativeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';

/** Files of one list: a query for the rows of each, and the columns that are asked for. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  wholeThenReal: ['SELECT 1::BIGINT AS id, 2::BIGINT AS mag', 'SELECT 2::BIGINT AS id, 1.5::DOUBLE AS mag'],
  realThenWhole: ['SELECT 1::BIGINT AS id, 2.25::DOUBLE AS mag', 'SELECT 2::BIGINT AS id, 7::INTEGER AS mag'],
  absent: ['SELECT 1::BIGINT AS id, 1.5 AS mag', "SELECT 2::BIGINT AS id, 'x' AS name", 'SELECT 3::BIGINT AS id'],
  reordered: ["SELECT 1 AS id, 'a' AS name, 1.5::FLOAT AS mag", "SELECT 2.5::DOUBLE AS mag, 2 AS id, 'b' AS name"],
  widths: ['SELECT 1::TINYINT AS id, 3::USMALLINT AS mag', 'SELECT 2::INTEGER AS id, 5000000000::BIGINT AS mag'],
  texts: ['SELECT 1 AS id, 5 AS mag', "SELECT 2 AS id, 'five' AS mag"],
  dates: ["SELECT 1 AS id, DATE '2026-01-02' AS mag", "SELECT 2 AS id, TIMESTAMP '2026-01-02 03:04:05' AS mag"],
  nested: ['SELECT 1 AS id, [1, 2]::INTEGER[] AS mag', 'SELECT 2 AS id, [1.5]::DOUBLE[] AS mag'],
  // Of these, two are cast to the type of all by the same words.
  threeNumbers: [
    'SELECT 1 AS id, 10::BIGINT AS mag',
    'SELECT 2 AS id, 2.5::FLOAT AS mag',
    'SELECT 3 AS id, 3.25::DOUBLE AS mag',
  ],
  threeTexts: ['SELECT 1 AS id, 10::BIGINT AS mag', 'SELECT 2 AS id, 2.5::DOUBLE AS mag', "SELECT 3 AS id, 'x' AS mag"],
  signs: ['SELECT 1 AS id, 65000::USMALLINT AS mag', 'SELECT 2 AS id, (-3)::SMALLINT AS mag'],
  same: ['SELECT 1 AS id, 1.5 AS mag', 'SELECT 2 AS id, 2.5 AS mag'],
};

describe.skipIf(!hasExtensions)('files that differ in their columns', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder, { workers: 1 });
  let native: Native | undefined;
  const filesOf = (list: string) => LISTS[list]!.map((_, i) => resolve(folder, `${list}${i}.parquet`));
  const written = (list: string, before = '') =>
    `[${filesOf(list)
      .map((file) => `'${before}${file}'`)
      .join(', ')}]`;

  beforeAll(async () => {
    native = await openNative();
    const database = await openWriter();
    let id = 0;
    const write = (query: string, file: string) =>
      database.query(++id, `COPY (${query}) TO '${file}' (FORMAT parquet)`);
    for (const [list, queries] of Object.entries(LISTS))
      for (const [i, query] of queries.entries()) await write(query, filesOf(list)[i]!);
    // moly is stated as DOUBLE, and whole in one partition; z is absent from another.
    const hats = resolve(folder, 'hats');
    const partition = (pixel: number) => `dataset/Norder=0/Dir=0/Npix=${pixel}.parquet`;
    mkdirSync(resolve(hats, 'dataset/Norder=0/Dir=0'), { recursive: true });
    writeFileSync(resolve(hats, 'hats.properties'), 'obs_collection=moly\ndataproduct_type=object\nhats_nrows=4\n');
    writeFileSync(resolve(hats, 'partition_info.csv'), 'Norder,Npix\n0,4\n0,5\n0,6\n');
    await write('SELECT 1::BIGINT AS id, 10::BIGINT AS moly, 1 AS z', resolve(hats, partition(4)));
    await write('SELECT 2::BIGINT AS id, 9.981::DOUBLE AS moly', resolve(hats, partition(5)));
    await write(
      "FROM (VALUES (3::BIGINT, 9.994::DOUBLE, 3.0::DOUBLE), (4, 9.5, 'nan')) AS v(id, moly, z)",
      resolve(hats, partition(6)),
    );
    await write(
      'SELECT 0::BIGINT AS id, 0::DOUBLE AS moly, 0::INTEGER AS z LIMIT 0',
      resolve(hats, 'dataset/_common_metadata'),
    );
    const odd = resolve(folder, 'odd');
    mkdirSync(resolve(odd, 'dataset/Norder=0/Dir=0'), { recursive: true });
    writeFileSync(resolve(odd, 'hats.properties'), 'obs_collection=odd\ndataproduct_type=object\nhats_nrows=2\n');
    writeFileSync(resolve(odd, 'partition_info.csv'), 'Norder,Npix\n0,4\n');
    await write('SELECT 0::INTEGER AS n LIMIT 0', resolve(odd, 'dataset/_common_metadata'));
    await write('SELECT 1.5::DOUBLE AS n', resolve(odd, partition(4)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const texts = (from: string) => `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${from})`;

  test.each(
    Object.keys(LISTS).flatMap((list) =>
      [
        'SELECT * FROM files ORDER BY id',
        'SELECT max(COLUMNS(*)) FROM files',
        'SELECT id, mag FROM files WHERE id > 1 ORDER BY id',
      ]
        .filter((query) => list !== 'nested' || !query.includes('max'))
        .map((query) => [list, query] as const),
    ),
  )('%s: %s is as in native DuckDB, joined by name', async (list, query) => {
    if (!native) return;
    const asked = texts(query.replace('files', `read_parquet(${written(list)}, union_by_name = true)`));
    const own = await run(texts(query.replace('files', `hats(${written(list, 'file://')})`)));
    expect(own.rows.map((row) => Object.values(row))).toEqual(await native(asked));
    const warning = own.table!.warnings.join();
    expect(warning.includes('states no schema')).toBe(list !== 'same' && list !== 'reorderedSame');
  });

  test('a column is of the type that the catalogue states, widened where a partition has it whole, null where absent', async () => {
    const { rows } = await run("SELECT id::INTEGER AS id, moly, z FROM hats('hats') WHERE moly > 9.9 ORDER BY id");
    expect(rows).toEqual([
      { id: 1, moly: 10, z: 1 },
      { id: 2, moly: 9.981, z: null },
      { id: 3, moly: 9.994, z: 3 },
    ]);
    const summed = await run("SELECT sum(moly) AS s, max(moly) AS m, count(z)::INTEGER AS n FROM hats('hats')");
    expect(summed.rows).toEqual([{ s: expect.closeTo(39.475, 9) as unknown, m: 10, n: 2 }]);
    expect((await run("FROM hats('hats') ORDER BY moly, id LIMIT 1")).rows).toMatchObject([{ moly: 9.5, z: null }]);
  });

  test('a value that the stated type cannot hold is told by column and file, never rounded', async () => {
    await expect(run("SELECT n FROM hats('odd')")).rejects.toMatchObject({
      failure: {
        message: expect.stringMatching(
          /column n is DOUBLE in Npix=4.parquet, with values that are no INTEGER/,
        ) as unknown,
      },
    });
  });

  test('filename and file_row_number are honoured', async () => {
    const from = `read_parquet(${written('same', 'file://')}, filename = true, file_row_number = true)`;
    const { rows } = await run(`SELECT id, filename, file_row_number::INTEGER AS n FROM ${from} ORDER BY id`);
    expect(rows).toEqual(filesOf('same').map((file, i) => ({ id: i + 1, filename: `file://${file}`, n: 0 })));
    const counted = await run(`SELECT filename, count(*)::INTEGER AS n FROM ${from} GROUP BY 1 ORDER BY 1`);
    expect(counted.rows.map(({ n }) => n)).toEqual([1, 1]);
  });

  test.each(['nonsense = true', 'hive_partitioning = true', 'filename = 3 + 4', "schema = 'x'", "'other'"])(
    'an option that is not honoured is refused by name: %s',
    async (option) => {
      const [name] = option.split(' = ');
      await expect(run(`SELECT * FROM read_parquet(${written('same', 'file://')}, ${option})`)).rejects.toMatchObject({
        failure: {
          kind: 'sql',
          message: expect.stringContaining(
            option === "'other'" ? 'does not know what stands behind' : name!,
          ) as unknown,
        },
      });
    },
  );
});
