import { positionOf } from '../healpix/sphere.ts';
import { toFacePixel } from '../healpix/facePixel.ts';
import { capAround } from '../healpix/capAround.ts';
import { cellsOf } from './cells.ts';
import type { Coverage } from './coverage.ts';
import { degraded } from './setOperations.ts';

/** Declinations between which a coverage lies, in degrees; somewhat more than it needs. */
export function decRange(coverage: Coverage): { readonly min: number; readonly max: number } {
  let [min, max] = [90, -90];
  // Finer pixels would cost time and tell little more.
  for (const { order, pixel } of cellsOf(degraded(coverage, 8))) {
    const [centre, radius] = capAround(toFacePixel(pixel, order), 2 ** order);
    const [, dec] = positionOf(centre);
    const radiusDeg = (radius * 180) / Math.PI;
    min = Math.min(min, dec - radiusDeg);
    max = Math.max(max, dec + radiusDeg);
  }
  return { min, max };
}
