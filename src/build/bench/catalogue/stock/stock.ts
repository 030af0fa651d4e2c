import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** One AsyncDuckDB that reads the files of a catalogue by address, as other pages use it. */
const absolute = (url: string) => new URL(url, document.baseURI).href;
const database = new AsyncDuckDB(new VoidLogger(), new Worker(absolute(workerUrl)));
await database.instantiate(absolute(wasmUrl));
await database.open({
  path: ':memory:',
  filesystem: { reliableHeadRequests: true, allowFullHTTPReads: true, forceFullHTTPReads: false },
});
const connection = await database.connect();
await connection.query(
  `SET custom_extension_repository = '${new URL('/vendor/duckdb/extensions', document.baseURI).href}'`,
);

async function query(urls: readonly string[], sql: string): Promise<number> {
  const from = performance.now();
  await connection.query(
    `WITH sky AS (FROM read_parquet([${urls.map((url) => `'${url}'`).join(', ')}], hive_partitioning = false)) ${sql}`,
  );
  return performance.now() - from;
}

Object.assign(globalThis, { stock: query });
document.body.dataset['ready'] = 'yes';
