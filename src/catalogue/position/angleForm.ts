import type { Column } from '../../../workers/wire/column.ts';
import type { AngleForm } from './angle.ts';

/** Units of angles as VOUnits 1.0, FITS, CDS and astropy write them. */
const UNITS: readonly (readonly [RegExp, AngleForm])[] = [
  [/^(?:deg|degs|degree|degrees|°)$/, 'degrees'],
  [/^(?:rad|radian|radians)$/, 'radians'],
  [/^(?:h|hr|hrs|hour|hours|hourangle|15deg|15\.0deg)$/, 'hours'],
  [/^(?:arcmin|arcmins|arcminute|arcminutes|')$/, 'arcminutes'],
  [/^(?:arcsec|arcsecs|arcsecond|arcseconds)$/, 'arcseconds'],
  [/^mas$/, 'milliarcseconds'],
];

/** The form of a position column's values, by unit, type and name. Throws in words for a unit that is of no angle. */
export function angleForm(
  { name, unit, text }: Pick<Column, 'name' | 'unit'> & { readonly text: boolean },
  axis: 'ra' | 'dec',
): AngleForm {
  const written = unit?.replace(/["\s]/g, '').toLowerCase() ?? '';
  if (text) return axis === 'ra' && !/^d/.test(written) ? 'sexagesimal-hours' : 'sexagesimal-degrees';
  if (written === '') return /_rad$/i.test(name) ? 'radians' : /_hours$/i.test(name) ? 'hours' : 'degrees';
  const form = UNITS.find(([pattern]) => pattern.test(written))?.[1];
  if (!form) throw new RangeError(`the unit of \`${name}\`, ${unit}, is not one of angles that are known here`);
  return form;
}
