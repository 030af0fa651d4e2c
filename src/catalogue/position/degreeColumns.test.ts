import { describe, expect, it } from 'vitest';
import type { Column } from '../../../workers/wire/column.ts';
import { degreeColumns } from './degreeColumns.ts';

const CASES: readonly (readonly [
  title: string,
  columns: readonly Column[],
  found: ReturnType<typeof degreeColumns>,
])[] = [
  ['plain names', [{ name: 'ra' }, { name: 'dec' }], { ra: 'ra', dec: 'dec' }],
  [
    'radians',
    [
      { name: 'ra', unit: 'rad' },
      { name: 'dec', unit: 'rad' },
    ],
    { ra: 'ra', dec: 'dec', other: { raForm: 'radians', decForm: 'radians', frame: 'icrs' } },
  ],
  [
    'hours',
    [
      { name: 'ra', unit: 'h' },
      { name: 'dec', unit: 'deg' },
    ],
    { ra: 'ra', dec: 'dec', other: { raForm: 'hours', decForm: 'degrees', frame: 'icrs' } },
  ],
  ['names of VizieR', [{ name: 'RAdeg' }, { name: 'DEdeg' }], { ra: 'RAdeg', dec: 'DEdeg' }],
  ['names of ObsCore', [{ name: 's_ra' }, { name: 's_dec' }], { ra: 's_ra', dec: 's_dec' }],
  ['names of LSST', [{ name: 'coord_ra' }, { name: 'coord_dec' }], { ra: 'coord_ra', dec: 'coord_dec' }],
  [
    'names of SExtractor',
    [{ name: 'ALPHAWIN_J2000' }, { name: 'DELTAWIN_J2000' }],
    { ra: 'ALPHAWIN_J2000', dec: 'DELTAWIN_J2000' },
  ],
  ['means', [{ name: 'mean_ra' }, { name: 'mean_dec' }], { ra: 'mean_ra', dec: 'mean_dec' }],
  ['sources', [{ name: 'source_ra' }, { name: 'source_dec' }], { ra: 'source_ra', dec: 'source_dec' }],
  ['a suffix', [{ name: 'RA_ICRS_deg' }, { name: 'DE_ICRS_deg' }], { ra: 'RA_ICRS_deg', dec: 'DE_ICRS_deg' }],
  [
    'two systems, of which ICRS is taken',
    ['RAJ2000', 'DEJ2000', 'RA_ICRS', 'DE_ICRS'].map((name) => ({ name })),
    { ra: 'RA_ICRS', dec: 'DE_ICRS' },
  ],
  ['halves of two systems, which are no pair', [{ name: 'RAJ2000' }, { name: 'DE_ICRS' }], undefined],
  [
    'texts',
    [
      { name: 'ra', type: 'VARCHAR' },
      { name: 'dec', type: 'VARCHAR' },
    ],
    { ra: 'ra', dec: 'dec', other: { raForm: 'sexagesimal-hours', decForm: 'sexagesimal-degrees', frame: 'icrs' } },
  ],
  [
    'UCDs before names',
    [
      { name: 'ra' },
      { name: 'dec' },
      { name: 'a', ucd: 'pos.eq.ra;meta.main' },
      { name: 'd', ucd: 'pos.eq.dec;meta.main' },
    ],
    { ra: 'a', dec: 'd' },
  ],
  ['nothing of the kind', [{ name: 'x' }, { name: 'y' }], undefined],
];

describe('the columns of positions that SQL reads', () => {
  it.each(CASES)('are found by %s', (_, columns, found) => {
    expect(degreeColumns(columns)).toEqual(found);
  });
});
