import { vectorAt } from '../healpix/sphere.ts';
import type { Region } from '../region/region.ts';
import { shapeOf } from '../region/shapeOf.ts';

/** A test for positions in degrees: whether they lie in the region, its border included. */
export function regionContains(region: Region): (raDeg: number, decDeg: number) => boolean {
  const shape = shapeOf(region);
  return (raDeg, decDeg) => shape.contains(vectorAt(raDeg, decDeg));
}
