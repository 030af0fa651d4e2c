import type { PyodideAPI } from 'pyodide';
import { NotebookError } from '../wire/notebookError.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { packagesFor, type PackageLock } from './packageLock.ts';

type Emit = (event: RunEvent) => void;

/** The packages of the site, brought in when a cell first imports them. */
export class Packages {
  readonly #pyodide: PyodideAPI;
  readonly #lock: PackageLock;
  readonly #read: (file: string) => Uint8Array;

  /** `read` gives a package's bytes without yielding. */
  constructor(pyodide: PyodideAPI, read: (file: string) => Uint8Array) {
    this.#pyodide = pyodide;
    this.#read = read;
    this.#lock = pyodide.lockfile.packages as unknown as PackageLock;
  }

  /** Brings in what the text imports, with all that needs. */
  async loadFor(text: string, emit: Emit): Promise<void> {
    const modules = this.#pyodide.pyimport('pyodide.code').find_imports(text).toJs() as readonly string[];
    const missing = this.#missingFor(modules);
    if (missing.length === 0) return;
    const wanted = missing.map((name) => this.#lock[name]!.file_name);
    const label = `Loading ${listed(missing)}`;
    let done = 0;
    const tell = () => emit({ kind: 'progress', progress: { label, done, total: wanted.length, unit: 'packages' } });
    tell();
    const fetched = globalThis.fetch;
    globalThis.fetch = async (...request: Parameters<typeof fetch>) => {
      const response = await fetched(...request);
      const address = response.url;
      if (wanted.some((file) => address.endsWith(file))) {
        done++;
        tell();
      }
      return response;
    };
    const errors: string[] = [];
    try {
      await this.#pyodide.loadPackage([...missing], { messageCallback: () => undefined, errorCallback: (message) => errors.push(message) });
    } catch (error) {
      errors.push(String(error));
    } finally {
      globalThis.fetch = fetched;
    }
    if (errors.length > 0) throw unloadable(missing, errors.join('\n'));
  }

  /** All modules that the site's packages give. */
  modules(): readonly string[] {
    return Object.values(this.#lock).flatMap(({ imports }) => imports);
  }

  /** Brings in the package of `module` at once, while Python waits. */
  bringNow(module: string, emit: Emit): void {
    const missing = this.#missingFor([module]);
    missing.forEach((name, done) => {
      emit({ kind: 'progress', progress: { label: `Loading ${name}`, done, total: missing.length, unit: 'packages' } });
      this.#pyodide.unpackArchive(this.#read(this.#lock[name]!.file_name), 'wheel');
      Object.assign(this.#pyodide.loadedPackages, { [name]: 'default channel' });
    });
  }

  #missingFor(modules: readonly string[]): readonly string[] {
    return packagesFor(this.#lock, modules, Object.keys(this.#pyodide.loadedPackages));
  }
}

function listed(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more packages`;
}

function unloadable(names: readonly string[], detail: string): NotebookError {
  return new NotebookError({ kind: 'fetch', message: `Some of the packages ${names.join(', ')} could not be fetched`, detail, advice: 'Check that you are online, then run the cell again.' });
}
