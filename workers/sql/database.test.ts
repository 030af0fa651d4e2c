import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { OURS } from '../../src/build/fixtures/dataFolders.ts';
import type { Database } from './database.ts';
import { KeptFooters } from './keptFooters.ts';
import type { RangeFiles } from './rangeFiles.ts';
import { extensionFile, hasExtensions, openNodeDatabase } from './testing/openNodeDatabase.ts';

const sky = OURS.path('hats/stars_collection/stars_id/dataset/index/part.0.parquet');

describe.skipIf(!hasExtensions)('a DuckDB of the worker', () => {
  let database: Database;
  let files: RangeFiles;
  let id = 0;
  const rows = async (sql: string) =>
    tableFromIPC(await database.query(++id, sql))
      .toArray()
      .map((row) => row.toJSON());

  beforeAll(async () => {
    ({ database, files } = await openNodeDatabase());
  });

  test('64-bit integers and nulls come back exact', async () => {
    expect(await rows('SELECT 9007199254740993 AS id, NULL::DOUBLE AS x')).toEqual([
      { id: 9007199254740993n, x: null },
    ]);
  });

  test('a result without rows still has its columns', async () => {
    const table = tableFromIPC(await database.query(++id, 'SELECT 1::INTEGER AS a, 2.5::DOUBLE AS b LIMIT 0'));
    expect([table.numRows, table.schema.names]).toEqual([0, ['a', 'b']]);
  });

  test('no extension is loaded but those of the site', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'skybook-extension-'));
    const changed = readFileSync(extensionFile('json'));
    changed.fill(0, changed.length - 256);
    writeFileSync(join(folder, 'other.duckdb_extension.wasm'), changed);
    await expect(rows(`LOAD '${join(folder, 'other.duckdb_extension.wasm')}'`)).rejects.toThrow(/signature|signed/);
    await expect(rows('SET allow_unsigned_extensions = true')).rejects.toThrow('Cannot change');
  });

  test('Arrow tables are appended, and an empty one still makes its table', async () => {
    const stream = tableToIPC(tableFromArrays({ a: Int32Array.of(1, 2) }), 'stream');
    await database.putTable('t', tableToIPC(tableFromArrays({ a: new Int32Array(0) }), 'stream'));
    await database.putTable('t', stream);
    await database.putTable('t', stream);
    expect(await rows('SELECT count(*)::INTEGER AS n, sum(a)::INTEGER AS s FROM t')).toEqual([{ n: 4, s: 6 }]);
  });

  test('an Arrow file in place of a stream is refused and does no harm to later tables', async () => {
    const table = tableFromArrays({ a: Int32Array.of(1) });
    await expect(database.putTable('wrong', tableToIPC(table, 'file'))).rejects.toThrow();
    await database.putTable('right', tableToIPC(table, 'stream'));
    expect(await rows('FROM "right"')).toEqual([{ a: 1 }]);
  });

  test('a running query stops long before it would end, and the next one runs', async () => {
    const running = database.query(++id, 'SELECT sum(sin(a.range * b.range)) FROM range(1000000) a, range(1000000) b');
    const failed = expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    // It looks for messages between its steps, and so lets a timer of this thread through.
    await new Promise((resolve) => setTimeout(resolve));
    database.cancel(id);
    await failed;
    expect(await rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a query that is stopped while it waits never starts', async () => {
    const first = database.query(++id, 'SELECT 1');
    const second = expect(database.query(++id, 'SELECT 2')).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    database.cancel(id);
    await first;
    await second;
  });

  test('a stop that comes after its query has ended stops none', async () => {
    const ended = ++id;
    await database.query(ended, 'SELECT 1');
    database.cancel(ended);
    await expect(database.query(ended, 'SELECT 2 AS two')).resolves.toBeDefined();
  });

  test('a mistake is told with its place', async () => {
    await expect(database.query(++id, 'SELECT 1 AS a,\n  fooo FROM range(3)')).rejects.toMatchObject({
      failure: { kind: 'sql', line: 2, column: 3 },
    });
  });

  test('a Parquet file is read from prefetched bytes without a miss', async () => {
    const remote = { name: 'sky.parquet', url: sky, bytes: statSync(sky).size, modified: 1 };
    files.open(remote);
    database.register(remote);
    files.fill('sky.parquet', 0, new Uint8Array(readFileSync(sky)));
    const scan = "FROM read_parquet('sky.parquet', hive_partitioning = false)";
    expect(await rows(`SELECT count(*)::INTEGER AS n, min(id)::INTEGER AS first ${scan}`)).toEqual([
      { n: 240, first: 700 },
    ]);
    expect(files.stats().misses).toBe(0);
    files.trim(0);
    expect(await rows(`SELECT count(*)::INTEGER AS n, min(id)::INTEGER AS first ${scan}`)).toEqual([
      { n: 240, first: 700 },
    ]);
    expect(files.stats().misses).toBeGreaterThan(0);
  });

  /** Opens a file of these rows under a name; how many bytes it has. */
  async function opened(name: string, sql: string, modified: number) {
    const bytes = await database.copyOut(`(${sql})`, '.parquet', '(FORMAT parquet, COMPRESSION uncompressed)');
    const remote = { name, url: name, bytes: bytes.length, modified };
    if (files.open(remote)) database.register(remote);
    files.fill(name, 0, bytes);
    return bytes.length;
  }

  test('a file that has changed is read as it is now, its footer too, though that is kept', async () => {
    const scan = "FROM read_parquet('changing.parquet', hive_partitioning = false)";
    const first = await opened('changing.parquet', 'SELECT range + 1 AS a, 7 AS b FROM range(1000)', 5);
    const sum = { s: 500_500 };
    expect(await rows(`SELECT sum(a)::INTEGER AS s ${scan}`)).toEqual([sum]);
    expect(await rows(`SELECT sum(a)::INTEGER AS s ${scan}`)).toEqual([sum]);
    const second = await opened('changing.parquet', 'SELECT range + 2 AS a, 7 AS b FROM range(1000)', 6);
    expect(second).toEqual(first);
    expect(await rows(`SELECT sum(a)::INTEGER AS s, min(a)::INTEGER AS a ${scan}`)).toEqual([{ s: 501_500, a: 2 }]);
    expect(await rows(`SELECT count(*)::INTEGER AS n ${scan} WHERE a = 1001`)).toEqual([{ n: 1 }]);
    await opened('changing.parquet', 'SELECT range::TEXT AS b, 0.5 AS z FROM range(10)', 7);
    expect(await rows(`SELECT max(b) AS b, sum(z)::DOUBLE AS z ${scan}`)).toEqual([{ b: '9', z: 5 }]);
  });

  test('memory stays as it is while footers of ever more files are read, of which the oldest are forgotten', async () => {
    const columns = Array.from({ length: 40 }, (_, i) => `range % 2 + ${i} AS column_${i}`).join(', ');
    const bytes = await database.copyOut(
      `(SELECT ${columns} FROM range(20480))`,
      '.parquet',
      '(FORMAT parquet, ROW_GROUP_SIZE 2048)',
    );
    const footerBytes = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 8, true);
    const kept = new KeptFooters(2 ** 20);
    const read = async (from: number, to: number) => {
      for (let i = from; i < to; i++) {
        const remote = { name: `wide-${i}.parquet`, url: 'wide', bytes: bytes.length, modified: 1 + i, footerBytes };
        if (files.open(remote)) database.register(remote);
        files.fill(remote.name, 0, bytes);
        for (const name of kept.use([remote])) await database.forgetFooter(name, (empty) => files.replace(name, empty));
        expect(await rows(`SELECT count(column_7)::INTEGER AS n FROM '${remote.name}'`)).toEqual([{ n: 20_480 }]);
      }
    };
    await read(0, 20);
    const before = files.heapBytes();
    await read(20, 70);
    expect(files.heapBytes() - before).toBeLessThan(8 * footerBytes * 15);
    // Forgotten ones are read anew.
    await read(0, 5);
  });
});
