import type { PyodideAPI } from 'pyodide';
import type { PyCallable, PyProxy } from 'pyodide/ffi';
import type { RunEvent } from '../wire/runEvent.ts';
import { FILES_READ } from './filesRead.ts';
import { filesOfWheel } from './image/filesOfWheel.ts';
import type { ImagePackage, WheelFile } from './image/imageHeader.ts';
import { mountFiles } from './image/mountFiles.ts';
import { internalsOf } from './internals.ts';
import type { LateLibrary } from './lateLibrary.ts';
import { listed } from './listed.ts';
import { loadHosted } from './loadHosted.ts';
import { modulesMeant } from './modulesMeant.ts';
import { isHosted, packagesFor, withNeeds, type PackageLock } from './packageLock.ts';
import { PROBED } from './probedModules.ts';
import type { ReadPackage } from './readPackage.ts';
import { unloadable } from './unloadable.ts';
import { itemAt } from '../../src/known/itemAt.ts';
import { once } from '../../src/known/once.ts';
import { present } from '../../src/known/present.ts';

type Emit = (event: RunEvent) => void;
type Imports = PyProxy & Readonly<Record<'needs_files', PyCallable>>;

/**
 * The packages of the site, brought in when a cell first imports them: their files stand where Python looks for them,
 * and are unpacked when they are read.
 */
export class Packages {
  readonly #pyodide: PyodideAPI;
  readonly #lock: PackageLock;
  readonly #read: ReadPackage;
  readonly #library: LateLibrary | undefined;
  readonly #site: string;
  readonly #wheels = new Map<string, Uint8Array>();
  /** Packages whose modules are in memory from the start, and those of them that cells have asked for. */
  readonly #adopted: ImagePackage[] = [];
  readonly #used = new Set<string>();
  readonly #coming = new Map<string, Promise<Uint8Array>>();
  /** The modules of the site's packages, as Python has them. */
  #modules: unknown;

  /** `library` is given where it may come after Python has started. */
  constructor(pyodide: PyodideAPI, read: ReadPackage, library?: LateLibrary) {
    this.#pyodide = pyodide;
    this.#read = read;
    this.#library = library;
    this.#lock = pyodide.lockfile.packages;
    this.#site = internalsOf(pyodide)._api.sitepackages;
  }

  /** Has the packages there whose modules are in Python's memory already; their wheels come by `follow`. */
  adopt(packages: readonly ImagePackage[]): void {
    this.#adopted.push(...packages);
    for (const { name, file, files } of packages) this.#mount(name, file, files);
    if (packages.length > 0) this.#forgetFolders();
  }

  /** Brings what is read later: the wheels of adopted packages that cells use, and the library's archive. */
  async follow(): Promise<void> {
    await Promise.all([this.#bringAdopted([...this.#used]), this.#library?.bring()]);
  }

  /** Brings in what the text imports, with all that needs. */
  async loadFor(text: string, emit: Emit): Promise<void> {
    const modules: readonly string[] = this.#pyodide.pyimport('skybook._base.imports_of').imports_of(text).toJs();
    const missing = this.#missingFor([...modules, ...modulesMeant(text)]);
    const [{ why }] = await Promise.all([
      this.#loadAll(missing, emit),
      // What packages will import of it is not known.
      missing.length > 0 ? this.#library?.bring() : this.#library?.bringFor(text),
    ]);
    if (why !== undefined) {
      // An import may be optional: Python says what it lacks where it does.
      const pypi = this.#pyodide.pyimport('skybook.packages.pypi');
      const stillMissing = modules.filter((module) => this.#missingFor([module]).length > 0);
      for (const module of stillMissing) pypi.note_unreached(module, why);
    }
    if (this.#adopted.length === 0) return;
    for (const name of packagesFor(this.#lock, modules, [])) this.#used.add(name);
    const { needs_files: needsFiles }: Imports = this.#pyodide.pyimport('skybook._page.imports');
    // What Python reads in the middle of a cell cannot be waited for there.
    this.#modules ??= this.#pyodide.toPy(this.modules());
    const needed = needsFiles(text, this.#modules)
      ? [...this.#used]
      : FILES_READ.filter((name) => this.#used.has(name));
    await this.#bringAdopted(needed).catch((cause: unknown) => {
      throw unloadable(modules, String(cause));
    });
  }

  async #bringAdopted(names: readonly string[]): Promise<void> {
    await Promise.all(this.#adopted.filter(({ name }) => names.includes(name)).map(({ file }) => this.#take(file)));
  }

  /** Brings packages of the lock, with what they need; the names of those that their host did not give. */
  async loadNamed(names: readonly string[], emit: Emit): Promise<readonly string[]> {
    const loaded = Object.keys(this.#pyodide.loadedPackages);
    return (await this.#loadAll(withNeeds(this.#lock, names, loaded), emit)).failed;
  }

  /** The modules that the site's packages give to whatever imports them, but for those that libraries only try. */
  modules(): readonly string[] {
    return Object.values(this.#lock)
      .filter((entry) => !isHosted(entry))
      .flatMap(({ imports }) => imports)
      .filter((module) => !PROBED.has(module));
  }

  /** The modules of packages that the site leaves to their public host. */
  hostedModules(): readonly string[] {
    return Object.values(this.#lock)
      .filter(isHosted)
      .flatMap(({ imports }) => imports);
  }

  /** The versions of all packages, by name. */
  versions(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.values(this.#lock).map(({ name, version }) => [name, version]));
  }

  /** Fetches the package of `module`, with all that it needs, so that `bring` finds it here. */
  async fetch(module: string, emit: Emit): Promise<void> {
    await Promise.all([this.#takeAll(this.#ownFor(module), emit), this.#library?.bring()]);
  }

  /** Brings in the package of `module` at once, in the middle of Python code. */
  bring(module: string): void {
    for (const name of this.#ownFor(module)) this.#mountWheel(name, this.#wheel(present(this.#lock[name]).file_name));
    this.#forgetFolders();
  }

  async #load(names: readonly string[], emit: Emit): Promise<void> {
    if (names.length === 0) return;
    try {
      const wheels = await this.#takeAll(names, emit);
      for (const [index, name] of names.entries()) this.#mountWheel(name, itemAt(wheels, index));
    } catch (error) {
      throw unloadable(names, String(error));
    }
    this.#forgetFolders();
  }

  /** Brings packages; those that their public host did not give, and why. */
  async #loadAll(
    names: readonly string[],
    emit: Emit,
  ): Promise<{ readonly failed: readonly string[]; readonly why?: string }> {
    const hosted = names.filter((name) => isHosted(present(this.#lock[name])));
    await this.#load(
      names.filter((name) => !hosted.includes(name)),
      emit,
    );
    if (hosted.length === 0) return { failed: [] };
    const packages = hosted.map((name) => present(this.#lock[name]));
    const { loaded, failed, leftToPypi, why } = await loadHosted(this.#pyodide, packages, this.#read, emit);
    for (const { name } of loaded) this.#note(name);
    this.#forgetFolders();
    this.#pyodide.pyimport('skybook.packages.hosted').note_not_given(failed, leftToPypi);
    return { failed, ...(why !== undefined && { why }) };
  }

  /** The wheels of packages; `emit` is told how many have come. */
  async #takeAll(names: readonly string[], emit: Emit): Promise<readonly Uint8Array[]> {
    const label = `Loading ${listed(names)}`;
    const tell = (done: number) =>
      emit({ kind: 'progress', progress: { label, done, total: names.length, unit: 'packages' } });
    let done = 0;
    tell(done);
    return Promise.all(
      names.map(async (name) => {
        const wheel = await this.#take(present(this.#lock[name]).file_name);
        tell(++done);
        return wheel;
      }),
    );
  }

  /** A wheel, once for all that ask while it comes; where it cannot be had, the next one asks anew. */
  #take(file: string): Promise<Uint8Array> {
    return once(this.#coming, file, async () => {
      const wheel = this.#wheels.get(file) ?? (await this.#read.later(file));
      this.#wheels.set(file, wheel);
      return wheel;
    });
  }

  #wheel(file: string): Uint8Array {
    const wheel = this.#wheels.get(file) ?? this.#read.now(file);
    this.#wheels.set(file, wheel);
    return wheel;
  }

  #mountWheel(name: string, wheel: Uint8Array): void {
    this.#mount(name, present(this.#lock[name]).file_name, filesOfWheel(wheel));
  }

  #mount(name: string, file: string, files: readonly WheelFile[]): void {
    mountFiles(this.#pyodide, this.#site, files, () => this.#wheel(file));
    this.#note(present(this.#lock[name]).name);
  }

  #note(name: string): void {
    Object.assign(this.#pyodide.loadedPackages, { [name]: 'default channel' });
  }

  /** Python keeps what its folders held. */
  #forgetFolders(): void {
    this.#pyodide.pyimport('skybook._page.imports').forget_folders();
  }

  #ownFor(module: string): readonly string[] {
    return this.#missingFor([module]).filter((name) => !isHosted(present(this.#lock[name])));
  }

  #missingFor(modules: readonly string[]): readonly string[] {
    return packagesFor(this.#lock, modules, Object.keys(this.#pyodide.loadedPackages));
  }
}
