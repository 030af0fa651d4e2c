import { CHUNKS, FOLDER, PART } from '../../workers/wire/partPath.ts';

const PYTHON = ['pyodide.asm.mjs', 'pyodide-lock.json', 'python_stdlib.zip'].map((name) => `${FOLDER.pyodide}${name}`);

/** Packages of the field, of which the larger image holds those that all others need. */
const SCIENCE =
  /\b(?:import|from)\s+(?:numpy|astropy|pyvo|astroquery|matplotlib|pandas|scipy|bokeh|regions|mocpy|cdshealpix)\b/;

/** The engines that cells of a notebook, as its file has them, will need once they run. */
export function enginesForRun(html: string): { readonly python?: 'core' | 'science'; readonly sql: boolean } {
  return {
    ...(html.includes('text/x-python') && { python: SCIENCE.test(html) ? 'science' : 'core' }),
    sql: html.includes('application/sql'),
  };
}

/** The files of the site that these cells will need. */
export function partsForRun(html: string): readonly string[] {
  const { python, sql } = enginesForRun(html);
  return [
    CHUNKS,
    ...(python ? [PART.pythonEngine, ...PYTHON, `${FOLDER.pyodide}${python}.image`, PART.python] : []),
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
  `${FOLDER.pyodide}core.image`,
  `${FOLDER.pyodide}science.image`,
  FOLDER.extensions,
  FOLDER.bokeh,
];
