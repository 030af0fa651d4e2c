/** A module that Pyodide's linker has loaded. */
export type LoadedModule = {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  refcount: number;
};

/** Pyodide's linker, as the site's copy of its script gives it out (`patchPyodide`). */
export type Linker = {
  readonly GOT: Record<string, WebAssembly.Global>;
  readonly LDSO: {
    readonly loadedLibsByName: Record<string, LoadedModule>;
    readonly loadedLibsByHandle: Record<number, LoadedModule>;
  };
  readonly freeTableIndexes: number[];
  getFunctionAddress(of: unknown): number;
  loadDynamicLibrary(
    name: string,
    flags: { readonly global: boolean; readonly nodelete: boolean },
    scope: object | null,
  ): void;
  setWasmTableEntry(index: number, entry: unknown): void;
  symbols(): Readonly<Record<string, unknown>>;
  mainExports(): Readonly<Record<string, unknown>>;
  addresses(): WeakMap<object, number>;
  table(): WebAssembly.Table;
  growMemory(bytes: number): void;
};

/** Pyodide's module, as far as images need it. */
export type LinkedModule = {
  readonly linker: Linker;
  readonly HEAP32: Int32Array;
  readonly HEAPU8: Uint8Array;
  readonly __PyRuntime: number;
  readonly __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: number;
  sideModules?: unknown;
};
