import type { PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import { LIBRARY_FILE } from '../wire/libraryFile.ts';
import { layArchive } from './image/layArchive.ts';
import type { OpenedPython } from './openPython.ts';
import type { ReadPackage } from './readPackage.ts';
import { unloadable } from './unloadable.ts';

type Imports = PyProxy & Readonly<Record<'needs_library', PyCallable>>;

/**
 * The archive of Python's own library where Python has started without it: 2.5 MB, of which an image has in memory what
 * most cells import. What is imported in the middle of a cell before it has come reads it at once.
 */
export class LateLibrary {
  readonly #pyodide: PyodideAPI;
  readonly #read: Pick<ReadPackage, 'later'>;
  /** Ends when it is known whether this browser had kept it. */
  readonly #looked: Promise<void>;
  #coming: Promise<void> | undefined;
  #bytes: Uint8Array | undefined;

  constructor(
    pyodide: PyodideAPI,
    { path, bytes, kept }: NonNullable<OpenedPython['library']>,
    read: Pick<ReadPackage, 'later' | 'now'>,
  ) {
    this.#pyodide = pyodide;
    this.#read = read;
    layArchive(pyodide, { path, bytes }, () => (this.#bytes ??= read.now(LIBRARY_FILE)));
    this.#looked = kept.then((archive) => {
      if (archive) this.#bytes ??= new Uint8Array(archive);
    });
  }

  /** Has it here. Rejects with a `NotebookError` where it cannot be had. */
  bring(): Promise<void> {
    this.#coming ??= this.#take();
    this.#coming.catch(() => (this.#coming = undefined));
    return this.#coming;
  }

  /**
   * Has it here where a text imports what is not in memory, or where it is kept: without a connection what a call
   * imports could not be had then.
   */
  async bringFor(text: string): Promise<void> {
    await this.#looked;
    if (this.#bytes) return;
    const { needs_library: needsLibrary }: Imports = this.#pyodide.pyimport('skybook._page.imports');
    if (needsLibrary(text)) await this.bring();
  }

  async #take(): Promise<void> {
    await this.#looked;
    this.#bytes ??= await this.#read.later(LIBRARY_FILE).catch((cause: unknown) => {
      throw unloadable(['of Python itself'], String(cause));
    });
  }
}
