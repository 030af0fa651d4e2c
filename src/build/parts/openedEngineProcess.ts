import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { browserBindings } from '../../../workers/sql/browserBindings.ts';
import { openDatabase } from '../../../workers/sql/openDatabase.ts';
import { RangeFiles } from '../../../workers/sql/rangeFiles.ts';
import { importUrl } from '../../../workers/wire/importModule.ts';
import { itemAt } from '../../known/itemAt.ts';
import { present } from '../../known/present.ts';
import { buildModule } from './buildModule.ts';
import { duckdbEngine } from './duckdbEngine.ts';
import { withMemory, type Call, type Done } from './withMemory.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Calls by which the bindings come to know of the engine's types. */
const TOLD = /^_embind_register_/;
/** Calls that leave nothing beside the engine's memory, and whose answers are the same in every browser. */
const ASKED = new Set([
  ...['environ_sizes_get', 'environ_get', '_emscripten_get_progname', 'random_get', 'emscripten_date_now'],
  ...['emscripten_get_heap_max', '_emscripten_get_now_is_monotonic', '_emscripten_memcpy_js'],
  ...['duckdb_web_fs_get_default_data_protocol', 'duckdb_web_test_platform_feature'],
]);
const NOON = Date.UTC(2026, 0, 1, 12);

type Bindings = { readonly browserBindings: typeof browserBindings };
type Imports = { readonly env: WebAssembly.ModuleImports & { readonly memory: WebAssembly.Memory } };
type Stack = Readonly<Record<'emscripten_stack_get_end' | 'emscripten_stack_get_current', () => number>>;

/** Has the same engine be the same file, whenever it is made. */
function standStill(): void {
  Date.now = () => NOON;
  let next = 0;
  globalThis.crypto.getRandomValues = (array) => {
    if (array)
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength).forEach((_, i, all) => (all[i] = next++ * 37));
    return array;
  };
}

/** The bindings as the site has them, which take this process for a browser's worker. */
async function siteBindings(): Promise<Bindings> {
  const text = await buildModule(resolve(root, 'src'), { entry: resolve(root, 'workers/sql/browserBindings.ts') });
  Object.assign(globalThis, { WorkerGlobalScope: class {}, XMLHttpRequest: class {}, self: globalThis });
  Object.assign(globalThis, { location: { href: 'http://site.test/' } });
  const encoded = Buffer.from(`const process=undefined;${text}`).toString('base64');
  return Object(await importUrl(`data:text/javascript;base64,${encoded}`));
}

/** Has calls of imported functions be told before they are made. */
function telling<T extends WebAssembly.ModuleImports>(functions: T, tell: (call: Call) => void): T {
  const told = Object.entries(functions).map(([name, value]) => {
    if (typeof value !== 'function') return [name, value];
    const call = (...args: number[]): unknown => {
      tell({ name, args });
      return value(...args);
    };
    return [name, call];
  });
  return Object.fromEntries(told);
}

async function open(engine: Buffer): Promise<Done> {
  const { browserBindings: start } = await siteBindings();
  const calls: Call[] = [];
  const tell = (call: Call): void => {
    if (TOLD.test(call.name)) calls.push(call);
    else if (!ASKED.has(call.name)) throw new Error(`DuckDB asks for ${call.name} as it opens a database`);
  };
  let memory: WebAssembly.Memory | undefined;
  let stack: Stack | undefined;
  const instantiate = WebAssembly.instantiate;
  const told = async (
    module: WebAssembly.Module,
    { env, wasi_snapshot_preview1: wasi = {}, ...others }: Imports & WebAssembly.Imports,
  ) => {
    memory = env.memory;
    const all = { ...others, env: telling(env, tell), wasi_snapshot_preview1: telling(wasi, tell) };
    const instance = await instantiate(module, all);
    stack = instance.exports as Stack;
    return instance;
  };
  Object.assign(WebAssembly, { instantiate: told });
  openDatabase(await start(WebAssembly.compile(new Uint8Array(engine)), new RangeFiles()));
  const { emscripten_stack_get_end: end, emscripten_stack_get_current: current } = present(stack, 'The engine');
  const held = new Uint8Array(present(memory, 'The engine’s memory').buffer).slice();
  // What was put on the stack and taken off again.
  return { memory: held.fill(0, end(), current()), calls };
}

standStill();
const engine = await duckdbEngine();
await writeFile(itemAt(process.argv, 2), withMemory(engine, await open(engine)));
process.exit();
