import { dot, positionOf, vectorAt, type Vector } from '../healpix/sphere.ts';
import { E_TERMS, TO_ICRS, type Frame } from './frame.ts';
import { itemAt } from '../../known/itemAt.ts';

/** The position in ICRS of one in a frame, all in degrees. */
export function toIcrs(frame: Frame, lonDeg: number, latDeg: number): readonly [raDeg: number, decDeg: number] {
  if (frame === 'icrs') return [lonDeg, latDeg];
  const given = vectorAt(lonDeg, latDeg);
  const from = frame === 'fk4' ? withoutETerms(given) : given;
  return positionOf(TO_ICRS[frame].map((row) => dot(row, from)) as unknown as Vector);
}

function withoutETerms(v: Vector): Vector {
  const along = dot(v, E_TERMS);
  return v.map((part, i) => part - itemAt(E_TERMS, i) + along * part) as unknown as Vector;
}
