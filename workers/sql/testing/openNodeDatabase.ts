import type * as Blocking from '@duckdb/duckdb-wasm/blocking';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { isThere } from '../../../src/build/fixtures/isThere.ts';
import { duckdbEngine } from '../../../src/build/parts/duckdbEngine.ts';
import { Database } from '../database.ts';
import { extensionPath } from '../extensions.ts';
import { openDatabase } from '../openDatabase.ts';
import { rangeRuntime } from '../rangeRuntime.ts';
import { RangeFiles } from '../rangeFiles.ts';
import { startEngine } from '../startEngine.ts';

const require = createRequire(import.meta.url);
const extensions =
  process.env.SKYBOOK_DUCKDB_EXTENSIONS ?? resolve(import.meta.dirname, '../../../public/vendor/duckdb/extensions');

/** The file of one of DuckDB's extensions. */
export const extensionFile = (name: string): string => resolve(extensions, extensionPath(name));

/** Whether `npm run setup` has fetched DuckDB's extensions; tests that need them are skipped where it has not. */
export const hasExtensions: boolean = isThere(
  'DuckDB’s extensions',
  existsSync(extensionFile('json')),
  'npm run setup',
);

/**
 * The worker's DuckDB in Node, for tests; one a thread, since the package's runtime for Node knows its files by number
 * alone. Files whose address is a path of this machine are read from disk by byte range.
 */
export async function openNodeDatabase(
  files = new RangeFiles(),
): Promise<{ readonly database: Database; readonly files: RangeFiles }> {
  const blocking = require('@duckdb/duckdb-wasm/blocking') as typeof Blocking & {
    NODE_RUNTIME: Parameters<typeof rangeRuntime>[0];
  };
  const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
  const bundle = (kind: string) => ({ mainModule: resolve(dist, `duckdb-${kind}.wasm`), mainWorker: '' });
  // DuckDB's loader takes the network for absent where there is no XMLHttpRequest, and then keeps copies in the home
  // folder.
  Object.assign(globalThis, { XMLHttpRequest: DiskRequest });
  const runtime = rangeRuntime(blocking.NODE_RUNTIME, files);
  const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
  const bindings = await blocking.createDuckDB(bundles, new blocking.VoidLogger(), runtime);
  await startEngine(bindings, runtime, WebAssembly.compile(new Uint8Array(await duckdbEngine(extensions))));
  openDatabase(bindings);
  return { database: new Database(bindings, `file://${extensions}`).limit(2 ** 30), files };
}

/** A blocking request that reads the disk. */
class DiskRequest {
  status = 0;
  responseType = '';
  response: ArrayBuffer = new ArrayBuffer(0);
  #path = '';
  #range: readonly [number, number] | undefined;

  open(_method: string, url: string): void {
    this.#path = url.replace(/^file:\/\//, '');
  }

  setRequestHeader(name: string, value: string): void {
    const [, from, to] = /bytes=(\d+)-(\d+)/.exec(value) ?? [];
    if (name === 'Range') this.#range = [Number(from), Number(to) + 1];
  }

  getResponseHeader(): null {
    return null;
  }

  send(): void {
    const bytes = existsSync(this.#path) ? readFileSync(this.#path).subarray(...(this.#range ?? [])) : undefined;
    this.status = bytes ? (this.#range ? 206 : 200) : 404;
    this.response = bytes ? new Uint8Array(bytes).buffer : new ArrayBuffer(0);
  }
}
