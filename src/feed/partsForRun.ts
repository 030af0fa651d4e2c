import { LIBRARY_FILE } from '../../workers/wire/libraryFile.ts';
import { CHUNKS, FOLDER, PART } from '../../workers/wire/partPath.ts';
import { imageFile, imageWith, MORE_OF_ASTROPY, type PythonImage } from '../../workers/wire/pythonImages.ts';

const PYTHON = ['pyodide.asm.mjs', 'pyodide-lock.json'].map((name) => `${FOLDER.pyodide}${name}`);
/** Of this, images have in memory what most cells ask for. */
const LIBRARY = `${FOLDER.pyodide}${LIBRARY_FILE}`;

/** Packages of the field, all of which need NumPy. */
const SCIENCE =
  /\b(?:import|from)\s+(numpy|astropy|pyvo|astroquery|matplotlib|pandas|scipy|bokeh|regions|mocpy|cdshealpix)\b/g;

/** The modules of astropy that a line may import. */
const OF_ASTROPY = /\b(?:import\s+astropy\.|from\s+astropy(?:\.|\s+import\s))[^\n]*/g;

/** Engines that cells will need; of Python also its image, and the packages of the field that are imported. */
export type EnginesForRun = {
  readonly python?: { readonly image: PythonImage; readonly modules: readonly string[] };
  readonly sql: boolean;
};

/** The engines that cells of a notebook, as its file has them, will need once they run. */
export function enginesForRun(html: string): EnginesForRun {
  const sql = html.includes('application/sql');
  if (!html.includes('text/x-python')) return { sql };
  const modules = [...new Set(Array.from(html.matchAll(SCIENCE), ([, name = '']) => name))].sort();
  const lines = Array.from(html.matchAll(OF_ASTROPY), ([line]) => line).join();
  const more = MORE_OF_ASTROPY.filter((name) => new RegExp(`\\b${name.replace('astropy.', '')}\\b`).test(lines));
  const image = imageWith(modules.length > 0 ? ['numpy', ...modules, ...more] : []);
  return { python: { image, modules }, sql };
}

/** The files of the site that these cells will need. */
export function partsForRun(html: string): readonly string[] {
  const { python, sql } = enginesForRun(html);
  return [
    CHUNKS,
    ...(python
      ? [
          PART.pythonEngine,
          ...PYTHON,
          `${FOLDER.pyodide}${imageFile(python.image)}`,
          PART.unpacker,
          PART.python,
          PART.pythonSources,
          LIBRARY,
        ]
      : []),
    ...(sql ? [PART.sqlEngine, PART.sql] : []),
  ];
}

/**
 * The files and folders of the site that a notebook of any kind needs to be written and run without a connection, but
 * for packages and data that none has used yet.
 */
export const PARTS_FOR_ALL: readonly string[] = [
  'parts/',
  PART.pythonEngine,
  ...PYTHON,
  LIBRARY,
  `${FOLDER.pyodide}${imageFile('core')}`,
  `${FOLDER.pyodide}${imageFile('science')}`,
  FOLDER.extensions,
  FOLDER.bokeh,
];
