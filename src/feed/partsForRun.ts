import { LIBRARY_FILE } from '../../workers/wire/libraryFile.ts';
import { CHUNKS, FOLDER, PART } from '../../workers/wire/partPath.ts';
import {
  imageFile,
  imageWith,
  MORE_OF_ASTROPY,
  packagesOf,
  type PythonImage,
} from '../../workers/wire/pythonImages.ts';

const PYTHON = ['pyodide.asm.mjs', 'pyodide-lock.json'].map((name) => `${FOLDER.pyodide}${name}`);
/** Of this, images have in memory what most cells ask for. */
const LIBRARY = `${FOLDER.pyodide}${LIBRARY_FILE}`;

/** Packages that need astropy, and that no image has. */
const ON_ASTROPY = ['regions', 'mocpy', 'cdshealpix'];

/** Packages of the field. */
const OF_FIELD: readonly string[] = [...packagesOf('wide'), ...ON_ASTROPY];

/** What a statement imports from, or the list of what it imports. */
const IMPORTS = /\bfrom\s+(\w+)|\bimport\s+(\w[\w. ,]*)/g;

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
  const modules = [...new Set(importsOf(html))].filter((name) => OF_FIELD.includes(name)).sort();
  const lines = Array.from(html.matchAll(OF_ASTROPY), ([line]) => line).join();
  const more = MORE_OF_ASTROPY.filter((name) => new RegExp(`\\b${name.replace('astropy.', '')}\\b`).test(lines));
  const needed = modules.some((name) => ON_ASTROPY.includes(name)) ? ['astropy'] : [];
  const image = imageWith([...modules, ...more, ...needed]);
  return { python: { image, modules }, sql };
}

function importsOf(html: string): readonly string[] {
  return Array.from(html.matchAll(IMPORTS)).flatMap(([, from, list = '']) =>
    from === undefined ? list.split(',').map((one) => /\w+/.exec(one)?.[0] ?? '') : [from],
  );
}

/** The files of the site from which engines start, in the order in which they are wanted. */
export function partsToStart({ python, sql }: EnginesForRun): readonly string[] {
  return [
    ...(python
      ? [
          PART.python,
          PART.pythonEngine,
          ...PYTHON,
          PART.unpacker,
          `${FOLDER.pyodide}${imageFile(python.image)}`,
          PART.pythonSources,
        ]
      : []),
    ...(sql ? [PART.sql, PART.sqlEngine] : []),
  ];
}

/** The files of the site that these cells will need. */
export function partsForRun(html: string): readonly string[] {
  const engines = enginesForRun(html);
  return [CHUNKS, ...partsToStart(engines), ...(engines.python ? [LIBRARY] : [])];
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
