import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { browserBindings } from '../../../workers/sql/browserBindings.ts';
import { openDatabase } from '../../../workers/sql/openDatabase.ts';
import { itemAt } from '../../known/itemAt.ts';
import { duckdbEngine } from './duckdbEngine.ts';
import { importForWorker } from './importForWorker.ts';
import { startedEngine, type StartedEngine } from './startedEngine.ts';
import { withMemory, type Call } from './withMemory.ts';

const ENTRY = resolve(import.meta.dirname, '../../../workers/sql/browserBindings.ts');
type Bindings = { readonly browserBindings: typeof browserBindings };

/** Calls by which the bindings come to know of the engine's types. */
const TELLING = /^_embind_register_/;
/** Calls that leave nothing beside the engine's memory; what they answer is the same everywhere, or held still here. */
const ASKING = new Set([
  ...['environ_sizes_get', 'environ_get', '_emscripten_get_progname', 'random_get', 'emscripten_date_now'],
  ...['emscripten_get_heap_max', '_emscripten_get_now_is_monotonic', '_emscripten_memcpy_js'],
  ...['duckdb_web_fs_get_default_data_protocol', 'duckdb_web_test_platform_feature'],
]);
const NOON = Date.UTC(2026, 0, 1, 12);

/** Has the same engine be the same file, whenever it is made. */
function standStill(): void {
  Date.now = () => NOON;
  let next = 0;
  globalThis.crypto.getRandomValues = (array) => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let i = 0; i < bytes.length; i++) bytes[i] = next++ * 37;
    }
    return array;
  };
}

/** Fails where the bindings themselves keep something of the database. */
function open({ bindings }: StartedEngine): void {
  const before = { ...bindings };
  openDatabase(bindings);
  if (!isDeepStrictEqual(before, { ...bindings })) throw new Error('DuckDB’s bindings keep something of what is open');
}

/** What an engine is at once that begins opened has to be what the other has come to. */
function compare(opened: StartedEngine, begun: StartedEngine): void {
  const stateOf = (engine: StartedEngine) => [engine.stack(), engine.tableLength(), engine.bindings.getVersion()];
  if (!isDeepStrictEqual(stateOf(opened), stateOf(begun)) || Buffer.compare(opened.memory(), begun.memory()) !== 0)
    throw new Error('DuckDB does not begin where it had come to');
}

async function make(): Promise<Buffer> {
  const engine = await duckdbEngine();
  const [first, second] = (await importForWorker(ENTRY, 2)).map((module): Bindings => Object(module));
  if (!first || !second) throw new Error('DuckDB’s bindings were not built');
  const calls: Call[] = [];
  const tell = (call: Call): void => {
    if (TELLING.test(call.name)) calls.push(call);
    else if (!ASKING.has(call.name)) throw new Error(`DuckDB asks for ${call.name} as it opens a database`);
  };
  const opened = await startedEngine(first.browserBindings, engine, tell);
  open(opened);
  const made = withMemory(engine, { memory: opened.memory(), calls });
  compare(opened, await startedEngine(second.browserBindings, made, tell));
  return made;
}

standStill();
await writeFile(itemAt(process.argv, 2), await make());
process.exit();
