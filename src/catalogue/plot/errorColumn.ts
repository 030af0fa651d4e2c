import type { Column } from '../../../workers/wire/column.ts';
import { unitNamed, unitRatio } from '../adql/unitNamed.ts';
import { axisForm } from './axisForm.ts';
import type { PlotError } from './plot.ts';

/** An error of a logarithm to a reference, as of `mag(AB)`, is of no reference. */
const ofDifference = (unit = ''): string => unit.trim().replace(/^(m?mag|dex|dB) ?\(.*\)$/, '$1');

/** How many of one unit make one of another; `undefined` where that is not known. */
function ratioOf(from: string, to: string): number | undefined {
  if (from === to) return 1;
  const [own, wanted] = [unitNamed(from), unitNamed(to)];
  return own && wanted && unitRatio(own, wanted);
}

/**
 * A column as the errors of another, in the unit of that one's axis: milliseconds, where it is of times. Throws in
 * words where its unit has no known ratio to that.
 */
export function errorColumn(column: Column, of: Column): PlotError {
  const refused = (why: string): RangeError =>
    new RangeError(`\`${column.name}\` cannot be the errors of \`${of.name}\`: ${why}`);
  if (axisForm(column).kind === 'time') throw refused('it is a time, and errors are numbers');
  const isTime = axisForm(of).kind === 'time';
  const [own, wanted] = [ofDifference(column.unit), isTime ? 'ms' : ofDifference(of.unit)];
  if (own === '' && isTime) throw refused('a time has errors in a unit of time, as s or d, and it has no unit');
  if (own === '' && wanted !== '')
    return {
      column: column.name,
      factor: 1,
      note: `${column.name} has no unit and is taken to be in ${of.unit}.`,
    };
  const factor = ratioOf(own, wanted);
  if (factor !== undefined) return { column: column.name, factor };
  const other = isTime ? 'a time' : of.unit ? `in ${of.unit}` : 'without a unit';
  throw refused(`it is in ${column.unit}, and \`${of.name}\` is ${other}`);
}

/** The errors of an axis as they are drawn; NaN where there are none. */
export function drawnErrors({ factor }: PlotError, errors: Float64Array): Float64Array {
  return errors.map((error) => (error >= 0 ? error * factor : NaN));
}
