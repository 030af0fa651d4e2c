import { partMissing } from '../wire/partMissing.ts';
import type { TakePart } from '../wire/takePart.ts';
import { answerRequests } from './answerRequests.ts';
import { browserBindings } from './browserBindings.ts';
import { Database } from './database.ts';
import { EXTENSIONS_URL, takeExtensions } from './extensions.ts';
import type { RangeFiles } from './rangeFiles.ts';

/** What a worker is given to start DuckDB from: a way to the site's files, and the engine with its database open. */
export type SqlParts = { readonly take: TakePart; readonly engine: Promise<WebAssembly.Module> };

/** Starts DuckDB in this worker, wholly from parts of the site; fails when one of them cannot be had. */
export async function bootBrowser({ take, engine }: SqlParts, files: RangeFiles): Promise<Database> {
  const coming = takeExtensions(take).catch((cause: unknown) => Promise.reject(partMissing('The SQL engine', cause)));
  coming.catch(() => undefined);
  const bindings = await browserBindings(engine, files);
  const extensions = await coming;
  globalThis.XMLHttpRequest = answerRequests(
    globalThis.XMLHttpRequest,
    EXTENSIONS_URL,
    extensions,
  ) as typeof XMLHttpRequest;
  // Once they are loaded, what else DuckDB asks for there is not part of the site.
  return new Database(bindings, EXTENSIONS_URL, () => extensions.clear());
}
