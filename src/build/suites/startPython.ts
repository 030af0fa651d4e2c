import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { mountFiles } from '../../../workers/python/image/mountFiles.ts';
import { openImage, type CreateModule } from '../../../workers/python/image/openImage.ts';
import { readImage } from '../../../workers/python/image/readImage.ts';
import { markOf } from '../../../workers/python/installSources.ts';
import { unpack } from '../../../workers/unpack/unpack.ts';
import { importUrl } from '../../../workers/wire/importModule.ts';
import { readSources } from '../assets/image/readSources.ts';

const VENDOR = resolve(import.meta.dirname, '../../../public/vendor/pyodide');
/** Where Python has its packages. */
export const SITE_PACKAGES = '/lib/python3.14/site-packages';

/**
 * A Python that has these packages: as Pyodide starts it, or, `from` an image by its name, as the site does; from
 * `none` as the site does without one.
 */
export async function startPython(needs: readonly string[], from: string | undefined): Promise<PyodideAPI> {
  const where = { indexURL: VENDOR, packageCacheDir: VENDOR };
  const quiet = { messageCallback: () => undefined };
  if (from === undefined) {
    const python = await loadPyodide(where);
    await python.loadPackage([...needs], quiet);
    return python;
  }
  const script = await importUrl(pathToFileURL(resolve(VENDOR, 'pyodide.asm.mjs')).href);
  if (!isScript(script)) throw new Error('pyodide.asm.mjs is not Pyodide’s script');
  const read = (file: string) => new Uint8Array(readFileSync(resolve(VENDOR, file)));
  const files = await readSources();
  const image = from === 'none' ? Promise.reject(new Error('none')) : readImage(unpack([read(`${from}.image`).buffer]));
  const load = (how: object) => loadPyodide({ ...where, ...how });
  const { pyodide, packages } = await openImage(
    image,
    script.default,
    load,
    Promise.resolve({ mark: markOf(files), files }),
  );
  if (packages.length === 0 && from !== 'none') throw new Error(`Python did not start from ${from}.image`);
  for (const { name, file, files: held } of packages) {
    mountFiles(pyodide, SITE_PACKAGES, held, () => read(file));
    Object.assign(pyodide.loadedPackages, { [name]: 'its image' });
  }
  if (from === 'none') pyodide.runPython('import skybook._page.join\nskybook._page.join.join()');
  await pyodide.loadPackage([...needs], quiet);
  return pyodide;
}

function isScript(script: unknown): script is { readonly default: CreateModule } {
  return typeof script === 'object' && script !== null && 'default' in script;
}
