import type { Column } from '../../../workers/wire/column.ts';

/** How a column's values become ICRS degrees. Text is sexagesimal or decimal; hours are times 15. */
export type AngleForm = 'degrees' | 'radians' | 'hours' | 'arcseconds' | 'sexagesimal-hours' | 'sexagesimal-degrees';

/** The columns that hold a table's positions, by number. */
export type PositionColumns = { readonly ra: number; readonly dec: number; readonly raForm: AngleForm; readonly decForm: AngleForm };

/** A column and whether its values are text. */
export type NamedColumn = Pick<Column, 'name' | 'unit' | 'ucd'> & { readonly text: boolean };

const UCD_STEPS = [
  (ucd: string, axis: string) => ucd.startsWith(`pos.eq.${axis};`) && ucd.includes('meta.main'),
  (ucd: string, axis: string) => ucd === `pos_eq_${axis}_main`,
  (ucd: string, axis: string) => ucd === `pos.eq.${axis}` || ucd === `pos_eq_${axis}`,
];

/** Names in the order they are trusted, those of ICRS first; a pair is taken only when both are there. */
const NAMES: readonly (readonly [string, string])[] = [
  ['ra', 'dec'],
  ['ra_icrs', 'de_icrs'],
  ['raicrs', 'deicrs'],
  ['_ra_icrs', '_de_icrs'],
  ['ra_icrs', 'dec_icrs'],
  ['ra_j2000', 'dec_j2000'],
  ['_raj2000', '_dej2000'],
  ['raj2000', 'dej2000'],
  ['_ra', '_de'],
  ['ra_deg', 'dec_deg'],
  ['radeg', 'dedeg'],
  ['radeg', 'decdeg'],
  ['ra2000', 'dec2000'],
  ['s_ra', 's_dec'],
  ['ramean', 'decmean'],
  ['ra_mean', 'dec_mean'],
  ['meanra', 'meandec'],
  ['mean_ra', 'mean_dec'],
  ['source_ra', 'source_dec'],
  ['coord_ra', 'coord_dec'],
  ['raj2000', 'decj2000'],
  ['alpha_j2000', 'delta_j2000'],
  ['alphawin_j2000', 'deltawin_j2000'],
  ['right_ascension', 'declination'],
  ['rightascension', 'declination'],
  ['ra_rad', 'dec_rad'],
  ['alpha', 'delta'],
  ['lon', 'lat'],
];

/** What may follow a name without changing what it means. */
const SUFFIXES = ['', '_deg', 'deg'];

function formOf(column: NamedColumn, axis: 'ra' | 'dec'): AngleForm {
  const unit = column.unit?.replace(/["\s]/g, '').toLowerCase() ?? '';
  if (column.text) return axis === 'ra' && !/^d/.test(unit) ? 'sexagesimal-hours' : 'sexagesimal-degrees';
  if (/^rad/.test(unit) || (unit === '' && /_rad$/i.test(column.name))) return 'radians';
  if (/^(h|hr|hour|hourangle)$/.test(unit)) return 'hours';
  if (/^arcsec/.test(unit)) return 'arcseconds';
  return 'degrees';
}

function byUcd(columns: readonly NamedColumn[]): readonly [number, number] | undefined {
  for (const matches of UCD_STEPS) {
    const find = (axis: string) => columns.findIndex(({ ucd }) => ucd !== undefined && matches(ucd.toLowerCase(), axis));
    const pair = [find('ra'), find('dec')] as const;
    if (pair[0] >= 0 && pair[1] >= 0) return pair;
  }
  return undefined;
}

function byName(columns: readonly NamedColumn[]): readonly [number, number] | undefined {
  const names = columns.map(({ name }) => name.toLowerCase());
  for (const [ra, dec] of NAMES) {
    for (const suffix of SUFFIXES) {
      const pair = [names.indexOf(ra + suffix), names.indexOf(dec + suffix)] as const;
      if (pair[0] >= 0 && pair[1] >= 0) return pair;
    }
  }
  return undefined;
}

/**
 * Which columns of a table are its positions: those asked for by name, else by UCD (`pos.eq.ra;meta.main`, then
 * `pos.eq.ra`; also UCD1), else by usual names. Their form follows from unit and type. Throws when a named column is
 * absent; `undefined` when none are found.
 */
export function positionColumns(columns: readonly NamedColumn[], asked: { readonly ra?: string; readonly dec?: string } = {}): PositionColumns | undefined {
  const named = (name: string): number => {
    const index = columns.findIndex((column) => column.name === name);
    if (index < 0) throw new RangeError(`the table has no column \`${name}\``);
    return index;
  };
  const found = asked.ra !== undefined && asked.dec !== undefined ? undefined : (byUcd(columns) ?? byName(columns));
  const ra = asked.ra === undefined ? found?.[0] : named(asked.ra);
  const dec = asked.dec === undefined ? found?.[1] : named(asked.dec);
  if (ra === undefined || dec === undefined) return undefined;
  return { ra, dec, raForm: formOf(columns[ra]!, 'ra'), decForm: formOf(columns[dec]!, 'dec') };
}
