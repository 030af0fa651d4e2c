import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** The floor under the site: a page that starts the same DuckDB as its package offers it and does nothing else. */
const absolute = (url: string) => new URL(url, document.baseURI).href;
const query = new URLSearchParams(location.search);
try {
  const database = new AsyncDuckDB(new VoidLogger(), new Worker(absolute(workerUrl)));
  await database.instantiate(absolute(wasmUrl));
  const connection = await database.connect();
  const extensions = query.get('extensions');
  if (extensions) await connection.query(`SET custom_extension_repository = '${extensions}'`);
  const result = await connection.query(query.get('text') ?? '');
  document.body.dataset['result'] = String(result.toArray()[0]);
} catch (error) {
  document.body.dataset['failed'] = String(error);
}
