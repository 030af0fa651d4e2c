import { positionOf, separation, vectorAt, type Vector } from '../../catalogue/healpix/sphere.ts';

/** A cap of the sky: a centre and the greatest distance from it, in degrees. */
export type Cap = { readonly raDeg: number; readonly decDeg: number; readonly radiusDeg: number };

/** A small cap about points given one after another as ra, dec in degrees; the whole sky when they have no middle. */
export function extentOf(points: Iterable<readonly [raDeg: number, decDeg: number]>): Cap | undefined {
  const vectors = Array.from(points, ([raDeg, decDeg]) => vectorAt(raDeg, decDeg));
  if (vectors.length === 0) return undefined;
  const middle = vectors.reduce<Vector>(([x, y, z], v) => [x + v[0], y + v[1], z + v[2]], [0, 0, 0]);
  if (Math.hypot(...middle) < 0.05 * vectors.length) return { raDeg: 0, decDeg: 0, radiusDeg: 180 };
  const radius = vectors.reduce((most, vector) => Math.max(most, separation(vector, middle)), 0);
  const [raDeg, decDeg] = positionOf(middle);
  return { raDeg, decDeg, radiusDeg: (radius * 180) / Math.PI };
}
