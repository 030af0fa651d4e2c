import type { Column } from '../../../workers/wire/column.ts';
import type { Catalogue } from './catalogue.ts';

/** The columns with positions in degrees: by UCD (`pos.eq.ra`, the main one first), or by the usual names. */
export function positionColumns(columns: readonly Column[]): Catalogue['position'] {
  const find = (ucd: RegExp, names: RegExp) =>
    columns.find((c) => ucd.test(c.ucd ?? '') && /;meta\.main$|_MAIN$/i.test(c.ucd!)) ?? columns.find((c) => ucd.test(c.ucd ?? '')) ?? columns.find((c) => names.test(c.name));
  const ra = find(/^pos[._]eq[._]ra(;meta\.main|_main)?$/i, /^(ra|raj2000|ra_?icrs|_raj2000|_ra|alpha|right_?ascension|source_ra|ra_?mean|mean_?ra)(_?deg)?$/i);
  const dec = find(/^pos[._]eq[._]dec(;meta\.main|_main)?$/i, /^(dec|dej2000|de_?icrs|dec_?icrs|decj2000|_dej2000|_de|delta|declination|source_dec|dec_?mean|mean_?dec)(_?deg)?$/i);
  return ra && dec && { ra: ra.name, dec: dec.name };
}
