import { BROWSER_RUNTIME, createDuckDB, VoidLogger } from 'duckdb-blocking';
import type { SqlBoot } from './contract.ts';
import { Database } from './database.ts';
import type { RangeFiles } from './rangeFiles.ts';
import { rangeRuntime } from './rangeRuntime.ts';

type Instantiate = (imports: WebAssembly.Imports, success: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) => object;

/** Starts DuckDB in this worker; fails when the engine's file cannot be read. */
export async function bootBrowser(options: SqlBoot, files: RangeFiles): Promise<Database> {
  const bundle = { mainModule: options.wasmUrl, mainWorker: '' };
  const runtime = rangeRuntime(BROWSER_RUNTIME, files);
  const bindings = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), runtime);
  await new Promise<void>((resolve, reject) => {
    // The package's own way leaves its promise open for ever when the file cannot be fetched.
    const instantiateWasm: Instantiate = (imports, success) => {
      WebAssembly.instantiateStreaming(fetch(options.wasmUrl), imports).then(({ instance, module }) => success(instance, module), reject);
      return {};
    };
    // The engine calls its runtime by this global name.
    Object.assign(globalThis, { DUCKDB_RUNTIME: runtime });
    Object.assign(bindings, { instantiateWasm });
    bindings.instantiate().then(() => resolve(), reject);
  });
  return new Database(bindings, options);
}
