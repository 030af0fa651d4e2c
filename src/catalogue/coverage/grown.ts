import { neighboursOf } from '../healpix/neighbours.ts';
import { rangeOf } from '../healpix/tree.ts';
import { coverageOf, WHOLE_SKY, type Coverage, type IndexRange } from './coverage.ts';
import { degraded } from './setOperations.ts';

/** Pixels that are grown one by one; more would cost more time than a coarser answer costs bytes. */
const MAX_PIXELS = 1024n;

/**
 * A coverage that holds every position within `radiusDeg` of `coverage`, and some beyond: whole pixels about as wide as
 * the radius, or wider.
 */
export function grown(coverage: Coverage, radiusDeg: number): Coverage {
  if (coverage.length === 0) return coverage;
  let order = orderFor(radiusDeg);
  if (order < 0) return WHOLE_SKY;
  while (order > 0 && pixelCount(coverage, order) > MAX_PIXELS) order--;
  const ranges: IndexRange[] = [...coverage];
  const shift = BigInt(2 * (29 - order));
  for (const [start, end] of degraded(coverage, order)) {
    for (let pixel = start >> shift; pixel < end >> shift; pixel++) {
      ranges.push(rangeOf(order, pixel), ...neighboursOf(order, pixel).map((next) => rangeOf(order, next)));
    }
  }
  return coverageOf(ranges);
}

/** The finest order whose pixels with the eight about them hold a circle of `radiusDeg` about any of their points. */
function orderFor(radiusDeg: number): number {
  // A pixel's side is 58.6° at order 0; the narrowest way across one is not under half of it.
  return Math.min(29, Math.floor(Math.log2((58.6 * 0.5) / Math.max(radiusDeg, 1e-9))));
}

function pixelCount(coverage: Coverage, order: number): bigint {
  const shift = BigInt(2 * (29 - order));
  return coverage.reduce((sum, [start, end]) => sum + (((end - 1n) >> shift) - (start >> shift)) + 1n, 0n);
}
