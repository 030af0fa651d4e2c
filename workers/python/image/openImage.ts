import type { loadPyodide, PyodideAPI } from 'pyodide';
import { installSources, type MarkedSources } from '../installSources.ts';
import type { ImageHeader, ImagePackage } from './imageHeader.ts';
import { setZone } from './setZone.ts';
import { sideModules, type OpenedImage } from './sideModules.ts';
import { internalsOf } from '../internals.ts';

type Options = NonNullable<Parameters<typeof loadPyodide>[0]>;

/** Makes Pyodide's module from settings. */
export type CreateModule = (settings: object) => Promise<unknown>;

type Load = (how: Pick<Options, 'createPyodideModule' | '_loadSnapshot'>) => Promise<PyodideAPI>;

/**
 * Starts Python by `load` from an image, with its library's archive left empty; where the image cannot be had or
 * restored, or is older than the sources, as it starts without, which gives the same and takes longer. `sources` are
 * Skybook's own Python packages.
 */
export async function openImage(
  image: Promise<OpenedImage>,
  create: CreateModule,
  load: Load,
  sources: Promise<MarkedSources>,
): Promise<{
  readonly pyodide: PyodideAPI;
  readonly packages: readonly ImagePackage[];
  readonly library?: ImageHeader['library'];
}> {
  // Pyodide's module needs nothing of the image until it is made, and waits for it only then.
  const factory = (more: object, ready: Promise<unknown>) =>
    (async (settings: object) => {
      const [made] = await Promise.all([create({ ...settings, ...more }), ready.catch(() => undefined)]);
      return made;
    }) as unknown as Options['createPyodideModule'];
  // What it has joined to libraries is not what other sources would have.
  const fitting = image.then(async (opened) => {
    if (opened.header.sources !== (await sources).mark) throw new Error('the image was made of other sources');
    return opened;
  });
  const restoring = {};
  const ready = fitting.then((opened) => Object.assign(restoring, sideModules(opened)));
  ready.catch(() => undefined);
  try {
    const pyodide = await load({
      createPyodideModule: factory({ sideModules: restoring }, ready),
      // Its mere presence has Pyodide restore; the memory is filled by `sideModules`.
      _loadSnapshot: new Uint8Array(4),
    });
    const opened = await fitting;
    setZone(internalsOf(pyodide)._module);
    installSources(pyodide, (await sources).files);
    return { pyodide, packages: opened.header.packages, library: opened.header.library };
  } catch {
    const pyodide = await load({ createPyodideModule: factory({}, Promise.resolve()) });
    installSources(pyodide, (await sources).files);
    return { pyodide, packages: [] };
  }
}
