import { cross, unit, vectorAt, type Vector } from '../healpix/sphere.ts';
import { polygon } from './polygon.ts';
import type { Shape } from './shape.ts';

/** An ADQL BOX (see `Region`); it is the polygon of the four corners, since the sides are great circles. Degrees. */
export function box(raDeg: number, decDeg: number, widthDeg: number, heightDeg: number): Shape {
  return polygon(cornersOfBox(raDeg, decDeg, widthDeg, heightDeg));
}

/**
 * Corners of an ADQL BOX as unit vectors, anticlockwise on the sky seen from inside; the sizes must lie between 0 and
 * 180.
 */
export function cornersOfBox(raDeg: number, decDeg: number, widthDeg: number, heightDeg: number): readonly Vector[] {
  if (!(widthDeg > 0 && widthDeg < 180 && heightDeg > 0 && heightDeg < 180))
    throw new RangeError('A box is wider and higher than 0° and less than 180°.');
  const middle = vectorAt(raDeg, decDeg);
  const east = vectorAt(raDeg + 90, 0);
  const north = cross(middle, east);
  const x = Math.tan((widthDeg * Math.PI) / 360);
  const y = Math.tan((heightDeg * Math.PI) / 360);
  return (
    [
      [-x, -y],
      [x, -y],
      [x, y],
      [-x, y],
    ] as const
  ).map(([e, n]) =>
    unit([
      middle[0] + e * east[0] + n * north[0],
      middle[1] + e * east[1] + n * north[1],
      middle[2] + e * east[2] + n * north[2],
    ]),
  );
}
