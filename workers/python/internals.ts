import type { PyodideAPI } from 'pyodide';
import type { LinkedModule } from './image/linker.ts';

/** What there is of Pyodide's module beyond its published types. */
export type PythonModule = LinkedModule & {
  readonly memory?: WebAssembly.Memory;
  readonly HEAPU32: Uint32Array;
  readonly _tzname: number;
  __tzset_js(zone: number, daylight: number, standard: number, summer: number): void;
  _malloc(bytes: number): number;
  _free(address: number): void;
  _emscripten_stack_get_current(): number;
  _emscripten_stack_get_end(): number;
};

/** What there is of Pyodide beyond its published types. */
export type Internals = {
  readonly _module: PythonModule;
  readonly _api: {
    on_fatal?: (error: unknown) => void;
    /** The folder where Python looks for packages. */
    readonly sitepackages: string;
    readonly serializeHiwireState: (serializer: (object: unknown) => never) => unknown;
  };
};

/** The insides of a Python that runs. */
export function internalsOf(pyodide: PyodideAPI): Internals {
  return pyodide as unknown as Internals;
}
