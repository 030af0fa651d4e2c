import { MAX_ORDER } from './facePixel.ts';

/** The indices at a finer order (29 unless told) that lie in `pixel`: from `start` up to, not including, `end`. */
export function rangeOf(
  order: number,
  pixel: bigint,
  finer: number = MAX_ORDER,
): readonly [start: bigint, end: bigint] {
  const shift = BigInt(2 * (finer - order));
  return [pixel << shift, (pixel + 1n) << shift];
}
