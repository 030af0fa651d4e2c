import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from 'duckdb-blocking';
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import type { RangeFiles } from './rangeFiles.ts';
import { rangeRuntime } from './rangeRuntime.ts';
import { startEngine } from './startEngine.ts';

/** DuckDB's bindings on an engine that runs in this worker and reads these files. */
export async function browserBindings(engine: Promise<WebAssembly.Module>, files: RangeFiles): Promise<DuckDBBindings> {
  const bundle = { mainModule: '', mainWorker: '' };
  const runtime = rangeRuntime(BROWSER_RUNTIME, files);
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), runtime);
  await startEngine(bindings, runtime, engine);
  return bindings;
}
