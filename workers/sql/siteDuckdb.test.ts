import { tableFromIPC } from 'apache-arrow';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importForWorker } from '../../src/build/parts/importForWorker.ts';
import { openedEngine } from '../../src/build/parts/openedEngine.ts';
import { itemAt } from '../../src/known/itemAt.ts';
import type { bootBrowser } from './bootBrowser.ts';
import type { Database } from './database.ts';
import { RangeFiles } from './rangeFiles.ts';
import { hasExtensions } from './testing/openNodeDatabase.ts';

const root = resolve(import.meta.dirname, '../..');

const take = async (path: string) => new Uint8Array(await readFile(resolve(root, 'public', path))).buffer;

describe.skipIf(!hasExtensions)('the engine and the bindings of the site', () => {
  // Of two in one thread the latter has the global names: the first alone would not read its files.
  const databases: Database[] = [];
  beforeAll(async () => {
    const module = WebAssembly.compile(new Uint8Array(await openedEngine()));
    const modules = await importForWorker(resolve(root, 'workers/sql/bootBrowser.ts'), 2);
    for (const { bootBrowser: boot } of modules.map((one): { readonly bootBrowser: typeof bootBrowser } => Object(one)))
      databases.push(await boot({ take, engine: module }, new RangeFiles()));
  }, 60_000);
  let id = 0;
  const rowsOf = async (sql: string, number = 0) =>
    tableFromIPC(await itemAt(databases, number).query(++id, sql))
      .toArray()
      .map(String);

  it('answer queries, with its extensions', async () => {
    const database = itemAt(databases, 0);
    expect(await rowsOf('SELECT 2 AS two')).toEqual(['{"two": 2}']);
    expect(JSON.parse(await database.serialize('SELECT 2'))).toMatchObject({ error: false });
    expect(await rowsOf("SELECT strftime(strptime('3 Mai', '%-d Mai'), '%d') AS d, '[1, 2]'::JSON->>1 AS j")).toEqual([
      '{"d": "03", "j": "2"}',
    ]);
    const numbers = "(SELECT i, i / 7 AS q, 'row ' || i AS t, [i, NULL] AS l FROM range(5000) r(i))";
    const file = await database.copyOut(numbers, '.parquet', '(FORMAT parquet, ROW_GROUP_SIZE 2048, COMPRESSION zstd)');
    await database.putFile('numbers.parquet', file);
    expect(
      await rowsOf("SELECT sum(i)::INT AS i, max(t) AS t, count(l[2])::INT AS l FROM 'numbers.parquet' WHERE q > 700"),
    ).toEqual(['{"i": 490050, "t": "row 4999", "l": 0}']);
    await expect(rowsOf("SELECT error('no')")).rejects.toThrow('no');
    await expect(rowsOf("SELECT 'x'::INT")).rejects.toThrow('Could not convert');
  });

  it('have nothing of chance or time from when the engine was made', async () => {
    const sample = 'SELECT array_agg(i ORDER BY i) AS s FROM (FROM range(100000) r(i) USING SAMPLE 5 ROWS)';
    for (const sql of ['SELECT random() AS x', 'SELECT uuid() AS u', sample]) {
      const [first, second] = [await rowsOf(sql, 0), await rowsOf(sql, 1)];
      expect(first).toHaveLength(1);
      expect(first).not.toEqual(second);
    }
    const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
    const before = Date.now();
    const [now] = await rowsOf('SELECT epoch_ms(now()) AS ms');
    const days = [before, Date.now()].map(dayOf);
    expect(days).toContain(dayOf(JSON.parse(now ?? '').ms));
  });

  it('know what the bindings are to be called for: a query tells of its progress', async () => {
    const told: unknown[] = [];
    Object.assign(globalThis.DUCKDB_RUNTIME, { progressUpdate: (...args: unknown[]) => void told.push(args) });
    await rowsOf('SET enable_progress_bar = true');
    await rowsOf('SET progress_bar_time = 0');
    await rowsOf('SELECT count(*) FROM range(3000000) a(i) WHERE i % 7 = 3');
    expect(told).toContainEqual([0, 0, 1]);
  });
});
