type Instantiate = (
  imports: WebAssembly.Imports,
  success: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
) => object;

/**
 * Instantiates bindings from a module of one's own: the package fetches or reads what it publishes, and leaves its
 * promise open for ever where it cannot. `runtime` is what the bindings were made with.
 */
export async function startEngine(
  bindings: { instantiate(): Promise<unknown> },
  runtime: object,
  engine: Promise<WebAssembly.Module>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const instantiateWasm: Instantiate = (imports, success) => {
      engine.then(async (module) => success(await WebAssembly.instantiate(module, imports), module)).catch(reject);
      return {};
    };
    // The engine calls its runtime by this global name.
    Object.assign(globalThis, { DUCKDB_RUNTIME: runtime });
    Object.assign(bindings, { instantiateWasm });
    bindings.instantiate().then(() => resolve(), reject);
  });
}
