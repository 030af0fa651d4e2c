import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { CELLS, IMPORTS } from '../cells.ts';
import { barePython, bareSql, bareText } from './floorVisits.ts';
import type { Rival } from './rivalVisits.ts';
import { READ_TOUR, READ_TOUR_SAVING, runCell } from './siteVisits.ts';
import type { Line, Visit } from './visit.ts';

/** One line of the table: what is timed, by whom, and over which line; `site` is the first. */
export type Row = {
  readonly label: string;
  readonly line?: Line;
  readonly visits: Readonly<Record<string, Visit>>;
};

/**
 * What stands in the table for the bare page with what is published, for the same page in a frame of opaque origin, and
 * for one that has its packages as the site packs them.
 */
export const [FLOOR, FRAMED, PACKED] = ['bare page', 'bare page, framed', 'bare page, packed'] as const;

const SLOW: Line = { bitsPerSecond: 50e6, delayMs: 30 };
const HIPPARCOS = resolve(import.meta.dirname, '../../../../public/catalogues/hipparcos/dataset');

/** All that is timed; `folder` is served as `/floor/`. */
export function rowsOf(folder: string, rivals: readonly Rival[]): readonly Row[] {
  const { python, astropy, sql } = CELLS;
  const usable = {
    site: READ_TOUR,
    [FLOOR]: bareText(),
    [FRAMED]: bareText('framed.html'),
    ...Object.fromEntries(rivals.map((rival) => [rival.name, rival.usable])),
  };
  const first = {
    site: runCell(() => astropy, folder),
    [FLOOR]: barePython(astropy.text, ['astropy']),
    [FRAMED]: barePython(astropy.text, ['astropy'], 'framed.html'),
    [PACKED]: barePython(astropy.text, ['astropy'], 'python.html', 'packed'),
    ...Object.fromEntries(rivals.map((rival) => [rival.name, rival.astropy])),
  };
  const two = {
    site: runCell(() => python, folder),
    [FLOOR]: barePython(python.text, []),
    [FRAMED]: barePython(python.text, [], 'framed.html'),
  };
  return [
    { label: 'usable', visits: usable },
    { label: 'usable, data saved', visits: { site: READ_TOUR_SAVING } },
    { label: 'first Python result, 1 + 1', visits: two },
    { label: 'first astropy result', visits: first },
    { label: 'first SQL row', visits: { site: runCell(() => sql, folder), [FLOOR]: bareSql(() => sql.text) } },
    { label: 'first SQL row of a HATS catalogue', visits: catalogue(folder) },
    ...IMPORTS.map(([module, packages]) => ({
      label: `import ${module}`,
      visits: {
        site: runCell(() => ({ type: 'text/x-python', text: `import ${module}\n1` }), folder),
        [FLOOR]: barePython(`import ${module}\n1`, packages),
        [PACKED]: barePython(`import ${module}\n1`, packages, 'python.html', 'packed'),
      },
    })),
    { label: 'usable, 50 Mb/s + 30 ms', line: SLOW, visits: usable },
    { label: 'first Python result, 50 Mb/s + 30 ms', line: SLOW, visits: two },
    { label: 'first astropy result, 50 Mb/s + 30 ms', line: SLOW, visits: first },
  ];
}

function catalogue(folder: string): Row['visits'] {
  const files = readdirSync(HIPPARCOS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /Npix.*parquet$/.test(name),
  );
  const select = 'SELECT count(*) AS n, avg(parallax) AS plx FROM';
  const at = (url: string) => `${url}/repo/catalogues/hipparcos`;
  return {
    site: runCell((url) => ({ type: 'application/sql', text: `${select} hats('${at(url)}') WHERE ra < 180` }), folder),
    [FLOOR]: bareSql((url) => {
      const list = files.map((name) => `'${at(url)}/dataset/${name}'`).join(', ');
      return `${select} read_parquet([${list}]) WHERE ra < 180`;
    }),
  };
}
