/** What the loader of modules gives each, beside what the interpreter exports (WebAssembly's dynamic linking). */
const OF_THE_LOADER: ReadonlySet<string> = new Set([
  'memory',
  '__indirect_function_table',
  '__memory_base',
  '__table_base',
  '__stack_pointer',
]);

/**
 * The names that a compiled module imports and that neither the interpreter nor the module itself has. Such a module
 * loads, and ends Python at the first call of one.
 */
export function missingImports(compiled: Uint8Array<ArrayBuffer>, names: ReadonlySet<string>): readonly string[] {
  const module = new WebAssembly.Module(compiled);
  const own = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  const imported = WebAssembly.Module.imports(module).map(({ name }) => name);
  return [...new Set(imported.filter((name) => !names.has(name) && !own.has(name) && !OF_THE_LOADER.has(name)))];
}
