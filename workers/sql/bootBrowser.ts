import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from 'duckdb-blocking';
import { partMissing } from '../wire/partMissing.ts';
import type { TakePart } from '../wire/takePart.ts';
import { answerRequests } from './answerRequests.ts';
import { Database } from './database.ts';
import { EXTENSIONS_URL, takeExtensions } from './extensions.ts';
import type { RangeFiles } from './rangeFiles.ts';
import { rangeRuntime } from './rangeRuntime.ts';
import { startEngine } from './startEngine.ts';

/** What a worker is given to start DuckDB from: a way to the site's files, and the engine. */
export type SqlParts = { readonly take: TakePart; readonly engine: Promise<WebAssembly.Module> };

/** Starts DuckDB in this worker, wholly from parts of the site; fails when one of them cannot be had. */
export async function bootBrowser({ take, engine }: SqlParts, files: RangeFiles): Promise<Database> {
  const coming = takeExtensions(take).catch((cause: unknown) => Promise.reject(partMissing('The SQL engine', cause)));
  coming.catch(() => undefined);
  const bundle = { mainModule: '', mainWorker: '' };
  const runtime = rangeRuntime(BROWSER_RUNTIME, files);
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), runtime);
  await startEngine(bindings, runtime, engine);
  const extensions = await coming;
  globalThis.XMLHttpRequest = answerRequests(
    globalThis.XMLHttpRequest,
    EXTENSIONS_URL,
    extensions,
  ) as typeof XMLHttpRequest;
  // Once they are loaded, what else DuckDB asks for there is not part of the site.
  return new Database(bindings, EXTENSIONS_URL, () => extensions.clear());
}
