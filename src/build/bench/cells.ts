import type { TestCell } from '../../../playwright/notebookFile.ts';

/** Cells whose first results are timed. */
export const CELLS = {
  python: { type: 'text/x-python', text: '1 + 1' },
  astropy: {
    type: 'text/x-python',
    text: 'from astropy.coordinates import SkyCoord\nstr(SkyCoord(10.684, 41.269, unit="deg").galactic)',
  },
  sql: { type: 'application/sql', text: 'SELECT 2 AS two' },
} as const satisfies Readonly<Record<string, Omit<TestCell, 'id'>>>;

/** Imports that are timed, each with the packages that a bare page has to name. */
export const IMPORTS: readonly (readonly [module: string, packages: readonly string[]])[] = [
  ['matplotlib.pyplot', ['matplotlib']],
  ['pandas', ['pandas']],
  ['bokeh.plotting', ['bokeh']],
  ['scipy.optimize', ['scipy']],
  ['astroquery.simbad', ['astroquery']],
];
