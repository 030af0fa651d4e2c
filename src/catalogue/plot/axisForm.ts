import type { Column } from '../../../workers/wire/column.ts';
import type { AxisForm } from './plot.ts';

const TIME = /^(timestamp|date\b|date$|time \(|datetime)/i;
const NUMBER =
  /^(u?(tiny|small|big|huge)?int(eger)?\d*|double|float\d*|real|decimal|numeric|hugeint|long|short|bool(ean)?)/i;
const TO_DEG: Readonly<Record<string, number>> = {
  rad: 180 / Math.PI,
  hourangle: 15,
  h: 15,
  arcmin: 1 / 60,
  arcsec: 1 / 3600,
};

/**
 * How the values of a column are drawn; `sky` where they are angles. Throws in words where its type has no place on an
 * axis; a type that is not known is tried.
 */
export function axisForm(column: Column, sky?: 'longitude' | 'latitude', centerDeg = 0): AxisForm {
  const { type = '', unit = 'deg', name } = column;
  const isTime = TIME.test(type);
  const isNumber = NUMBER.test(type) && !/\[\d*\]$/.test(type);
  if (type !== '' && !isTime && !isNumber)
    throw new RangeError(
      `\`${name}\` is ${type}, and a plot needs numbers or times; CAST gives them where they are text`,
    );
  if (sky && isTime) throw new RangeError(`\`${name}\` is a time, and a place on the sky needs angles`);
  const toDeg = TO_DEG[unit] ?? 1;
  if (sky === 'longitude') return { kind: 'longitude', toDeg, centerDeg };
  if (sky === 'latitude') return { kind: 'latitude', toDeg };
  return { kind: isTime ? 'time' : 'number' };
}
