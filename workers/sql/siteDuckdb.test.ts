import { tableFromIPC } from 'apache-arrow';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { buildModule } from '../../src/build/parts/buildModule.ts';
import { duckdbEngine } from '../../src/build/parts/duckdbEngine.ts';
import { importUrl } from '../wire/importModule.ts';
import type { bootBrowser } from './bootBrowser.ts';
import { RangeFiles } from './rangeFiles.ts';
import { hasExtensions } from './testing/openNodeDatabase.ts';

const root = resolve(import.meta.dirname, '../..');

/** What starts DuckDB as the site has it built; it takes this thread for a browser's worker. */
async function siteBoot(): Promise<typeof bootBrowser> {
  const text = await buildModule(resolve(root, 'src'), { entry: resolve(root, 'workers/sql/bootBrowser.ts') });
  const location = { href: 'http://site.test/' };
  Object.assign(globalThis, { WorkerGlobalScope: class {}, XMLHttpRequest: class {}, self: globalThis, location });
  const url = `data:text/javascript;base64,${Buffer.from(`const process=undefined;${text}`).toString('base64')}`;
  const { bootBrowser: boot }: { readonly bootBrowser: typeof bootBrowser } = Object(await importUrl(url));
  return boot;
}

it.skipIf(!hasExtensions)('the engine and the bindings of the site answer queries, with its extensions', async () => {
  const boot = await siteBoot();
  const engine = WebAssembly.compile(new Uint8Array(await duckdbEngine()));
  const take = async (path: string) => new Uint8Array(await readFile(resolve(root, 'public', path))).buffer;
  const database = await boot({ take, engine }, new RangeFiles());
  let id = 0;
  const rowsOf = async (sql: string) =>
    tableFromIPC(await database.query(++id, sql))
      .toArray()
      .map(String);

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
