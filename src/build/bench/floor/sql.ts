import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** The floor under the site: a page that starts the same DuckDB as its package offers it and does nothing else. */
const absolute = (url: string) => new URL(url, document.baseURI).href;
const database = new AsyncDuckDB(new VoidLogger(), new Worker(absolute(workerUrl)));
await database.instantiate(absolute(wasmUrl));
const connection = await database.connect();
const result = await connection.query('SELECT 2 AS two');
document.body.dataset['row'] = String(result.toArray()[0]?.two);
