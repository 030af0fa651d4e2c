import type { Vector } from '../healpix/sphere.ts';
import type { AngleForm } from './angle.ts';
import { E_TERMS, TO_ICRS } from './frame.ts';
import type { PositionColumns } from './positionColumns.ts';

type Read = Pick<PositionColumns, 'raForm' | 'decForm' | 'frame'>;

const DEGREES: Partial<Record<AngleForm, (value: string) => string>> = {
  degrees: (value) => value,
  radians: (value) => `degrees(${value})`,
  hours: (value) => `15 * ${value}`,
  arcminutes: (value) => `${value} / 60.0`,
  arcseconds: (value) => `${value} / 3600.0`,
  milliarcseconds: (value) => `${value} / 3600000.0`,
};

/**
 * SQL for the right ascension and declination in ICRS degrees of two columns (quoted names); `undefined` for texts,
 * which SQL has no function for. As `angleDeg` and `toIcrs`.
 */
export function icrsSql(
  lon: string,
  lat: string,
  { raForm, decForm, frame }: Read,
): { readonly ra: string; readonly dec: string } | undefined {
  const [lonDeg, latDeg] = [DEGREES[raForm]?.(`${lon}::DOUBLE`), DEGREES[decForm]?.(`${lat}::DOUBLE`)];
  if (lonDeg === undefined || latDeg === undefined) return undefined;
  if (frame === 'icrs') return { ra: lonDeg, dec: latDeg };
  const [l, b] = [`radians(${lonDeg})`, `radians(${latDeg})`];
  const given = [`cos(${b}) * cos(${l})`, `cos(${b}) * sin(${l})`, `sin(${b})`];
  const along = sum(E_TERMS, given);
  const from = frame === 'fk4' ? given.map((part, i) => `(${part}) * (1 + ${along}) - (${E_TERMS[i]!})`) : given;
  const [x, y, z] = TO_ICRS[frame].map((row) => sum(row, from));
  return { ra: `degrees(atan2(${y}, ${x}))`, dec: `degrees(atan2(${z}, sqrt((${x}) ** 2 + (${y}) ** 2)))` };
}

function sum(factors: Vector, parts: readonly string[]): string {
  return `(${factors.map((factor, i) => `(${factor}) * (${parts[i]!})`).join(' + ')})`;
}
