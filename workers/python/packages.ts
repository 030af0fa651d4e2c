import type { PyodideAPI } from 'pyodide';
import { NotebookError } from '../wire/notebookError.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import { packagesFor, type PackageLock } from './packageLock.ts';

type Emit = (event: RunEvent) => void;

/** Gives a package's bytes by its file's name: `later`, or `now`, while Python waits. */
export type ReadPackage = { later(file: string): Promise<Uint8Array>; now(file: string): Uint8Array };

/** The packages of the site, brought in when a cell first imports them. */
export class Packages {
  readonly #pyodide: PyodideAPI;
  readonly #lock: PackageLock;
  readonly #read: ReadPackage;
  readonly #fetched = new Map<string, Uint8Array>();

  constructor(pyodide: PyodideAPI, read: ReadPackage) {
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
      await this.#pyodide.loadPackage([...missing], {
        messageCallback: () => undefined,
        errorCallback: (message) => errors.push(message),
      });
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

  /** Fetches the package of `module`, with all that it needs, so that `bring` finds it here. */
  async fetch(module: string, emit: Emit): Promise<void> {
    const missing = this.#missingFor([module]);
    const tell = (done: number) =>
      emit({
        kind: 'progress',
        progress: { label: `Loading ${listed(missing)}`, done, total: missing.length, unit: 'packages' },
      });
    let done = 0;
    tell(done);
    await Promise.all(
      missing.map(async (name) => {
        const file = this.#lock[name]!.file_name;
        this.#fetched.set(file, await this.#read.later(file));
        tell(++done);
      }),
    );
  }

  /** Brings in the package of `module` at once, in the middle of Python code. */
  bring(module: string): void {
    for (const name of this.#missingFor([module])) {
      const file = this.#lock[name]!.file_name;
      const bytes = this.#fetched.get(file) ?? this.#read.now(file);
      this.#fetched.delete(file);
      this.#pyodide.unpackArchive(bytes, 'wheel');
      Object.assign(this.#pyodide.loadedPackages, { [name]: 'default channel' });
    }
  }

  #missingFor(modules: readonly string[]): readonly string[] {
    return packagesFor(this.#lock, modules, Object.keys(this.#pyodide.loadedPackages));
  }
}

function listed(names: readonly string[]): string {
  return names.length <= 3 ? names.join(', ') : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more packages`;
}

function unloadable(names: readonly string[], detail: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `Some of the packages ${names.join(', ')} could not be fetched`,
    detail,
    advice: 'Check that you are online, then run the cell again.',
  });
}
