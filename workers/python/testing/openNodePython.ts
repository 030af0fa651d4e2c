import { existsSync, readFileSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPyodide } from 'pyodide';
import { isThere } from '../../../src/build/fixtures/isThere.ts';
import { unpack } from '../../unpack/unpack.ts';
import type { Carried } from '../../wire/carried.ts';
import type { FromWidgets } from '../../wire/commMessage.ts';
import { importUrl } from '../../wire/importModule.ts';
import { NotebookError } from '../../wire/notebookError.ts';
import { imageFile } from '../../wire/pythonImages.ts';
import type { RunEvent } from '../../wire/runEvent.ts';
import type { AskCatalogue } from '../askCatalogue.ts';
import type { PythonJob, PythonMade, PythonOutcome, PythonWorker } from '../contract.ts';
import { imageFor } from '../image/imageFor.ts';
import { openImage, type CreateModule } from '../image/openImage.ts';
import { readImage } from '../image/readImage.ts';
import type { OpenedPython } from '../openPython.ts';
import type { PackageLock } from '../packageLock.ts';
import { markOf, type PythonSources } from '../installSources.ts';
import { PYTHON_SOURCES } from './pythonSources.ts';
import { serve } from '../serve.ts';
import { internalsOf } from '../internals.ts';
import { present } from '../../../src/known/present.ts';

const FOLDER = resolve(import.meta.dirname, '../../../public/vendor/pyodide');

/** Whether the site's Python has been set up, so that tests can run it. */
export const HAS_PYTHON = isThere('The site’s Python', existsSync(resolve(FOLDER, imageFile('core'))), 'npm run setup');

/**
 * The site's Python in Node, as a worker starts it for cells that import `modules`; without an image where `image` is
 * none, and with other sources of Skybook's own than the image has where they are given. Of an image, the library's
 * archive is there at once, or else `late`, as in a browser that has not kept it.
 */
export async function openNodePython(
  modules: readonly string[] = [],
  image?: Uint8Array,
  sources: PythonSources = PYTHON_SOURCES,
  archive: 'whole' | 'late' = 'whole',
): Promise<OpenedPython> {
  const { packages }: { readonly packages: PackageLock } = JSON.parse(
    readFileSync(resolve(FOLDER, 'pyodide-lock.json'), 'utf8'),
  );
  const { default: create } = (await importUrl(pathToFileURL(resolve(FOLDER, 'pyodide.asm.mjs')).href)) as {
    readonly default: CreateModule;
  };
  const { library, ...opened } = await openImage(
    readImage(
      unpack([new Uint8Array(image ?? readFileSync(resolve(FOLDER, imageFile(imageFor(packages, modules))))).buffer]),
    ),
    create,
    (how) =>
      loadPyodide({
        indexURL: FOLDER,
        packageCacheDir: FOLDER,
        ...(how._loadSnapshot && archive === 'late' && { stdLibURL: devNull }),
        ...how,
      }),
    Promise.resolve({ mark: markOf(sources), files: sources }),
  );
  if (!library || archive === 'whole') return opened;
  return { ...opened, library: { ...library, kept: Promise.resolve(undefined) } };
}

/** A package of the site, from its folder. */
export const readPackage = (file: string): Uint8Array => new Uint8Array(readFileSync(resolve(FOLDER, file)));

/** A Python worker in this thread, with what its cells told. */
export class TestPython {
  readonly events: RunEvent[] = [];
  /** What its widgets have told, in all. */
  readonly widgets: FromWidgets[] = [];
  readonly ask: AskCatalogue;
  readonly worker: PythonWorker;
  #opened: OpenedPython | undefined;
  /** Gives files beside the notebook. */
  beside: (url: string) => Uint8Array = () => {
    throw new Error('it answered 404');
  };

  /** Gives packages of the public host. */
  hosted: (url: string) => Promise<Uint8Array> = () => Promise.reject(new Error('no network'));

  /**
   * `ask` answers what cells ask of catalogues; `now` gives packages while Python waits, `image` takes the place of the
   * site's, `onRead` is told the packages that are read.
   */
  constructor(
    ask: AskCatalogue = () => Promise.reject(new Error('no catalogues here')),
    now = readPackage,
    image?: Uint8Array,
    onRead: (file: string) => void = () => undefined,
  ) {
    this.ask = ask;
    this.worker = serve(
      async ({ modules }) => (this.#opened = await openNodePython(modules, image, undefined, 'late')),
      () => ({
        later: async (file) => {
          onRead(file);
          return readPackage(file);
        },
        now: (file) => {
          onRead(file);
          return now(file);
        },
        hosted: (url) => this.hosted(url),
        beside: (url) => this.beside(url),
      }),
    );
  }

  /** Starts it, as for cells that import these modules: from the memory that the site has for them. */
  async boot(modules: readonly string[] = ['astropy', 'pyvo'], beside?: string): Promise<this> {
    await this.worker.boot(
      { siteUrl: '', modules, ...(beside !== undefined && { beside }) },
      () => undefined,
      this.ask,
      (told) => this.widgets.push(told),
    );
    return this;
  }

  /** Runs a cell; `events` holds what it told. */
  async outcome(text: string, job: Partial<PythonJob> = {}): Promise<PythonOutcome> {
    this.events.length = 0;
    return this.worker.run(
      { cellId: '1', text, inputs: {}, defines: [], private: [], unbound: {}, stars: false, hidden: false, ...job },
      (event) => this.events.push(event),
    );
  }

  /** Runs a cell; rejects where it fails. */
  async run(text: string, job: Partial<PythonJob> = {}): Promise<readonly PythonMade[]> {
    const { made, failure } = await this.outcome(text, job);
    if (failure) throw new NotebookError(failure);
    return made;
  }

  /** Runs a cell that stands before all others: what it defines stays as they run. */
  async setUp(text: string): Promise<void> {
    await this.run(text, { cellId: 'before' });
  }

  /** The value of `made` after running a cell that defines it, taken out of Python. */
  async carry(text: string): Promise<Carried> {
    const [made] = await this.run(text, { defines: ['made'] });
    return this.worker.take('made', made!.version);
  }

  /** How much memory it has taken so far. */
  memoryBytes(): number {
    return internalsOf(present(this.#opened).pyodide)._module.HEAPU8.length;
  }

  /** What the last cell printed. */
  printed(): string {
    return this.events.map((event) => (event.kind === 'stream' ? event.text : '')).join('');
  }

  /** The mime bundles that the last cell showed. */
  shown(): readonly Readonly<Record<string, unknown>>[] {
    return this.events.flatMap((event) => (event.kind === 'shown' ? [event.shown.data] : []));
  }
}
