import type { loadPyodide, PyodideAPI } from 'pyodide';
import { installSources, markOf, type PythonSources } from '../installSources.ts';
import type { ImagePackage } from './imageHeader.ts';
import { setZone } from './setZone.ts';
import { sideModules, type OpenedImage } from './sideModules.ts';
import { internalsOf } from '../internals.ts';

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;

/** Makes Pyodide's module from settings. */
export type CreateModule = (settings: object) => Promise<unknown>;

type Load = (how: Pick<Options, 'createPyodideModule' | '_loadSnapshot'>) => Promise<PyodideAPI>;

/**
 * Starts Python by `load` from an image; where the image cannot be had or restored, or is older than the sources, as it
 * starts without, which gives the same and takes longer. `sources` are Skybook's own Python packages.
 */
export async function openImage(
  image: Promise<OpenedImage>,
  create: CreateModule,
  load: Load,
  sources: PythonSources,
): Promise<{ readonly pyodide: PyodideAPI; readonly packages: readonly ImagePackage[] }> {
  const factory = (more: object) =>
    ((settings: object) => create({ ...settings, ...more })) as unknown as Options['createPyodideModule'];
  try {
    const opened = await image;
    // What it has joined to libraries is not what these sources would have.
    if (opened.header.sources !== markOf(sources)) throw new Error('the image was made of other sources');
    const pyodide = await load({
      createPyodideModule: factory({ sideModules: sideModules(opened) }),
      // Its mere presence has Pyodide restore; the memory is filled by `sideModules`.
      _loadSnapshot: new Uint8Array(4),
    });
    setZone(internalsOf(pyodide)._module);
    installSources(pyodide, sources);
    return { pyodide, packages: opened.header.packages };
  } catch {
    const pyodide = await load({ createPyodideModule: factory({}) });
    installSources(pyodide, sources);
    return { pyodide, packages: [] };
  }
}
