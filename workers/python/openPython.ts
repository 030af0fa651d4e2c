import { loadPyodide, type PyodideAPI } from 'pyodide';
import { importModule } from '../wire/importModule.ts';
import { partMissing } from '../wire/partMissing.ts';
import { FOLDER, PART } from '../wire/partPath.ts';
import type { RunEvent } from '../wire/runEvent.ts';
import type { TakePart } from '../wire/takePart.ts';
import type { PythonBoot } from './contract.ts';
import { fetchFromParts } from './fetchFromParts.ts';
import { nameRefused } from './nameRefused.ts';
import { packagesFor, type PackageLock } from './packageLock.ts';
import { installSources } from './pythonSources.ts';
import { repairTrampoline } from './repairTrampoline.ts';
import { unpackSnapshot } from './snapshot.ts';
import { startFrom } from './startFrom.ts';
import { takeAhead } from './takeAhead.ts';

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;
type Lock = Exclude<Awaited<NonNullable<Options['lockFileContents']>>, string>;

/** What a worker is given to start Python from: a way to the site's files, and the engine. */
export type PythonParts = { readonly take: TakePart; readonly engine: Promise<WebAssembly.Module> };

// Pyodide joins names to it; nobody's, and absolute, for a worker of a `blob:` URL has no base.
const INDEX_URL = 'https://site.invalid/pyodide/';
const [CORE, LOCK, SNAPSHOT, LIBRARY] = [
  'pyodide.asm.mjs',
  'pyodide-lock.json',
  'core.snapshot',
  'python_stdlib.zip',
].map((name) => `${FOLDER.pyodide}${name}`) as [string, string, string, string];

/** Starts Python in this worker, from the memory of one just started and wholly from parts of the site. */
export async function openPython(
  parts: PythonParts,
  { modules }: PythonBoot,
  emit: (event: RunEvent) => void,
): Promise<PyodideAPI> {
  emit({ kind: 'progress', progress: { label: 'Starting Python' } });
  const { take, begin } = takeAhead(parts.take);
  nameRefused(globalThis);
  // The engine is here already, and not as bytes.
  fetchFromParts(INDEX_URL, FOLDER.pyodide, async (path) =>
    path === PART.pythonEngine ? new ArrayBuffer(0) : take(path),
  );
  begin([CORE, LOCK, SNAPSHOT, LIBRARY]);
  const needed = (path: string) => take(path).catch((cause: unknown) => Promise.reject(partMissing('Python', cause)));
  const lock = needed(LOCK).then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as Lock);
  const packages = lock.then((read) => {
    const known = read.packages as unknown as PackageLock;
    begin(packagesFor(known, modules, []).map((name) => `${FOLDER.pyodide}${known[name]!.file_name}`));
  });
  const snapshot = needed(SNAPSHOT).then(unpackSnapshot);
  snapshot.catch(() => undefined);
  const [core] = await Promise.all([needed(CORE).then((bytes) => importModule(bytes).module), packages]);
  const { default: createPyodideModule } = core as { readonly default: Options['createPyodideModule'] };
  const restore = startFrom(parts.engine);
  const pyodide = await loadPyodide({
    indexURL: INDEX_URL,
    packageBaseUrl: INDEX_URL,
    createPyodideModule,
    lockFileContents: lock,
    _loadSnapshot: snapshot,
  }).finally(restore);
  repairTrampoline(pyodide);
  breakAloud(pyodide);
  installSources(pyodide);
  return pyodide;
}

/** Has the page hear of it when Python breaks for good: a promise that waits for Python would wait for ever. */
function breakAloud(pyodide: PyodideAPI): void {
  const { _api: api } = pyodide as unknown as { readonly _api: { on_fatal?: (error: unknown) => void } };
  api.on_fatal = (error) => {
    setTimeout(() => {
      throw error;
    });
  };
}
