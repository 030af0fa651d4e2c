import type { PyodideAPI } from 'pyodide';

type Module = {
  readonly wasmTable?: WebAssembly.Table;
  readonly HEAP32: Int32Array;
  readonly __PyRuntime: number;
  readonly __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
};

/**
 * Gives a Python restored from memory the way of calling C functions that this browser has. The address of that small
 * WebAssembly function is written into memory before the restored one overwrites it; the memory is made in Node, whose
 * way goes through JavaScript, where the stack cannot be switched.
 */
export function repairTrampoline(pyodide: PyodideAPI): void {
  const module = (pyodide as unknown as { readonly _module: Module })._module;
  const place = (module.__PyRuntime + module.HEAP32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET / 4]!) / 4;
  const found = module.wasmTable && trampolineIn(module.wasmTable);
  if (found !== undefined) module.HEAP32[place] = found;
}

/**
 * The last function of the table that is the first of its module and takes five numbers: the trampoline's module holds
 * it alone.
 */
function trampolineIn(table: WebAssembly.Table): number | undefined {
  for (let index = table.length - 1; index >= 0; index--) {
    const entry = table.get(index) as ((...values: number[]) => number) | null;
    if (entry?.name === '0' && entry.length === 5) return index;
  }
  return undefined;
}
