import { FOLDER, PART } from '../../workers/wire/partPath.ts';

const PYTHON = ['pyodide.asm.mjs', 'pyodide-lock.json', 'python_stdlib.zip'].map((name) => `${FOLDER.pyodide}${name}`);

/** Packages of the field, of which the larger image holds those that all others need. */
const SCIENCE =
  /\b(?:import|from)\s+(?:numpy|astropy|pyvo|astroquery|matplotlib|pandas|scipy|bokeh|regions|mocpy|cdshealpix)\b/;

/** The files of the site that cells of a notebook, as its file has them, will need once they run. */
export function partsForRun(html: string): readonly string[] {
  const python = html.includes('text/x-python')
    ? [PART.pythonEngine, ...PYTHON, `${FOLDER.pyodide}${SCIENCE.test(html) ? 'science' : 'core'}.image`, PART.python]
    : [];
  return [...python, ...(html.includes('application/sql') ? [PART.sqlEngine, PART.sql] : [])];
}
