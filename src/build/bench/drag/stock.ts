import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import { follow, type Followed } from './follow.ts';

/** One AsyncDuckDB that holds the files of a catalogue in memory, and a value that is dragged over its query. */
const absolute = (url: string) => new URL(url, document.baseURI).href;
const database = new AsyncDuckDB(new VoidLogger(), new Worker(absolute(workerUrl)));
await database.instantiate(absolute(wasmUrl));
const connection = await database.connect();
await connection.query(
  `SET custom_extension_repository = '${new URL('/repo/vendor/duckdb/extensions', document.baseURI).href}'`,
);

async function drag(
  urls: readonly string[],
  sql: string,
  values: readonly number[],
  everyMs: number,
): Promise<Followed> {
  for (const [at, url] of urls.entries()) {
    const bytes = await (await fetch(url)).arrayBuffer();
    await database.registerFileBuffer(`${at}.parquet`, new Uint8Array(bytes));
  }
  const files = `read_parquet([${urls.map((_, at) => `'${at}.parquet'`).join(', ')}], hive_partitioning = false)`;
  let wanted: number | undefined;
  let shown: string | undefined;
  let told = (): void => undefined;
  let fail = (_: unknown): void => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  let isRunning = false;
  // The newest value is asked once the query before it has ended.
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    while (wanted !== undefined) {
      const value = wanted;
      wanted = undefined;
      const rows = await connection.query(sql.replaceAll('$limit_pc', String(value)).replace(/hats\('[^']*'\)/, files));
      shown = String(rows.numRows);
      told();
    }
    isRunning = false;
  };
  const set = (value: number): void => {
    wanted = value;
    run().catch(fail);
  };
  const changed = () => new Promise<void>((resolve) => (told = resolve));
  return Promise.race([follow({ set, rows: () => shown }, values, everyMs, changed), failed]);
}

Object.assign(globalThis, { drag });
document.body.dataset['ready'] = 'yes';
