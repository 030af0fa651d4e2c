import { dot, positionOf, vectorAt, type Vector } from '../healpix/sphere.ts';
import { E_TERMS, TO_ICRS, type Frame } from './frame.ts';

/** The position in ICRS of one in a frame, all in degrees. */
export function toIcrs(frame: Frame, lonDeg: number, latDeg: number): readonly [raDeg: number, decDeg: number] {
  if (frame === 'icrs') return [lonDeg, latDeg];
  const given = vectorAt(lonDeg, latDeg);
  const from = frame === 'fk4' ? withoutETerms(given) : given;
  const [x, y, z] = TO_ICRS[frame];
  return positionOf([dot(x, from), dot(y, from), dot(z, from)]);
}

function withoutETerms(v: Vector): Vector {
  const along = dot(v, E_TERMS);
  const [x, y, z] = v;
  const [ex, ey, ez] = E_TERMS;
  return [x - ex + along * x, y - ey + along * y, z - ez + along * z];
}
