import type { Column } from '../../../workers/wire/column.ts';
import { angleDeg } from '../position/angle.ts';
import { angleForm } from '../position/angleForm.ts';
import type { AxisForm } from './plot.ts';

const TIME = /^(timestamp|date\b|date$|time \(|datetime)/i;
const NUMBER =
  /^(u?(tiny|small|big|huge)?int(eger)?\d*|double|float\d*|real|decimal|numeric|hugeint|long|short|bool(ean)?)(?![a-z])/i;
const SPAN = /^(interval|duration|time(?! \())/i;
const TEXT = /^(varchar|text|str(?!uct)|utf8|large_?utf8|<u|object|dictionary|enum|json)/i;

/** What gives numbers where a type is none. */
function wayOut(type: string, name: string): string {
  if (SPAN.test(type)) return `; epoch(${name}) in SQL gives its seconds`;
  return TEXT.test(type) ? '; CAST gives them where they are text' : '';
}

/**
 * How the values of a column are drawn; `sky` where they are angles. Throws in words where its type has no place on an
 * axis, or its unit is of no angle; a type that is not known is tried.
 */
export function axisForm(column: Column, sky?: 'longitude' | 'latitude', centerDeg = 0): AxisForm {
  const { type = '', name } = column;
  const isTime = TIME.test(type);
  const isNumber = NUMBER.test(type) && !/\[\d*\]$/.test(type);
  if (type !== '' && !isTime && !isNumber)
    throw new RangeError(`\`${name}\` is ${type}, and a plot needs numbers or times${wayOut(type, name)}`);
  if (sky && isTime) throw new RangeError(`\`${name}\` is a time, and a place on the sky needs angles`);
  if (sky) {
    const toDeg = angleDeg(1, angleForm({ ...column, text: false }, sky === 'longitude' ? 'ra' : 'dec'));
    return sky === 'longitude' ? { kind: sky, toDeg, centerDeg } : { kind: sky, toDeg };
  }
  return { kind: isTime ? 'time' : 'number' };
}
