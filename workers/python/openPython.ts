import { loadPyodide, type PyodideAPI } from 'pyodide';
import { importModule } from '../wire/importModule.ts';
import { LIBRARY_FILE } from '../wire/libraryFile.ts';
import { partMissing } from '../wire/partMissing.ts';
import { FOLDER, PART } from '../wire/partPath.ts';
import { packagesOf, type PythonImage } from '../wire/pythonImages.ts';
import { fetchFromParts } from './fetchFromParts.ts';
import { FILES_READ } from './filesRead.ts';
import { imageFor } from './image/imageFor.ts';
import type { ImageHeader, ImagePackage } from './image/imageHeader.ts';
import { openImage, type CreateModule } from './image/openImage.ts';
import { takeImage, type Unpacking } from './image/takeImage.ts';
import type { MarkedSources } from './installSources.ts';
import { nameRefused } from './nameRefused.ts';
import { isHosted, packagesFor } from './packageLock.ts';
import { startFrom } from './startFrom.ts';
import type { TakeAhead } from './takeAhead.ts';
import { present } from '../../src/known/present.ts';
import { internalsOf } from './internals.ts';

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Lock = Exclude<Awaited<NonNullable<Options['lockFileContents']>>, string>;

/** What a worker is given to start Python from: a way to the site's files, and the engine. */
export type PythonParts = TakeAhead & {
  readonly engine: Promise<WebAssembly.Module>;
  readonly unpacking: Unpacking;
};

/**
 * A Python that has started, and the packages whose modules it has in memory. Of its library's archive there may be but
 * the length so far, and its bytes where they are kept.
 */
export type OpenedPython = {
  readonly pyodide: PyodideAPI;
  readonly packages: readonly ImagePackage[];
  readonly library?: ImageHeader['library'] & { readonly kept: Promise<ArrayBuffer | undefined> };
};

// Pyodide joins names to it; nobody's, and absolute, for a worker of a `blob:` URL has no base.
const INDEX_URL = 'https://site.invalid/pyodide/';
const CORE = `${FOLDER.pyodide}pyodide.asm.mjs`;
const LOCK = `${FOLDER.pyodide}pyodide-lock.json`;
const LIBRARY = `${FOLDER.pyodide}${LIBRARY_FILE}`;

/**
 * Starts Python in this worker, for cells that import these modules, wholly from parts of the site: from the memory of
 * one that has imported what cells import, where that can be used; `known` is its name, where the lock need not be read
 * for it.
 */
export async function openPython(
  { take, begin, engine, unpacking }: PythonParts,
  modules: readonly string[],
  known?: PythonImage,
): Promise<OpenedPython> {
  nameRefused(globalThis);
  const kept = take(LIBRARY, 'kept').catch(() => undefined);
  let needsLibrary = true;
  fetchFromParts(INDEX_URL, FOLDER.pyodide, async (path) => {
    // The engine is here already, and not as bytes.
    if (path === PART.pythonEngine) return new ArrayBuffer(0);
    if (path !== LIBRARY) return take(path);
    return needsLibrary ? ((await kept) ?? take(LIBRARY)) : new ArrayBuffer(0);
  });
  begin([CORE, LOCK, PART.pythonSources]);
  const needed = (path: string) => take(path).catch((cause: unknown) => Promise.reject(partMissing('Python', cause)));
  const read = (bytes: BufferSource) => JSON.parse(new TextDecoder().decode(bytes));
  const lock = needed(LOCK).then((bytes): Lock => read(bytes));
  const sources = needed(PART.pythonSources).then((bytes): MarkedSources => read(bytes));
  sources.catch(() => undefined);
  const wanted = known ?? lock.then(({ packages }) => imageFor(packages, modules));
  const image = Promise.resolve(wanted).then((name) => takeImage(name, unpacking));
  image.catch(() => undefined);
  const wheels = lock.then(async ({ packages }) => {
    const held = packagesFor(packages, packagesOf(await wanted), []);
    const awaited = packagesFor(packages, modules, [])
      .filter((name) => !held.includes(name) || FILES_READ.includes(name))
      .map((name) => present(packages[name]));
    begin(awaited.filter((entry) => !isHosted(entry)).map(({ file_name: file }) => `${FOLDER.pyodide}${file}`));
  });
  wheels.catch(() => undefined);
  const core = await needed(CORE).then((bytes) => importModule(bytes).module);
  const { default: createPyodideModule } = core as { readonly default: CreateModule };
  const load = (how: Pick<Options, 'createPyodideModule' | '_loadSnapshot'>): Promise<PyodideAPI> => {
    const restore = startFrom(engine);
    // An image has in memory what most cells ask of the library.
    needsLibrary = how._loadSnapshot === undefined;
    return loadPyodide({ indexURL: INDEX_URL, packageBaseUrl: INDEX_URL, lockFileContents: lock, ...how }).finally(
      restore,
    );
  };
  const { library, ...opened } = await openImage(image, createPyodideModule, load, sources);
  breakAloud(opened.pyodide);
  return { ...opened, ...(library && { library: { ...library, kept } }) };
}

/** Has the page hear of it when Python breaks for good: a promise that waits for Python would wait for ever. */
function breakAloud(pyodide: PyodideAPI): void {
  internalsOf(pyodide)._api.on_fatal = (error) => {
    setTimeout(() => {
      throw error;
    });
  };
}
