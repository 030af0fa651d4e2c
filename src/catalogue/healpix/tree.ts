import { MAX_ORDER } from './facePixel.ts';

/** The pixel of a coarser order that holds `pixel`. */
export function ancestorOf(order: number, pixel: bigint, coarser: number): bigint {
  return pixel >> BigInt(2 * (order - coarser));
}

/** The four pixels of the next finer order within `pixel`. */
export function childrenOf(pixel: bigint): readonly bigint[] {
  const first = pixel << 2n;
  return [first, first + 1n, first + 2n, first + 3n];
}

/** The indices at a finer order (29 unless told) that lie in `pixel`: from `start` up to, not including, `end`. */
export function rangeOf(
  order: number,
  pixel: bigint,
  finer: number = MAX_ORDER,
): readonly [start: bigint, end: bigint] {
  const shift = BigInt(2 * (finer - order));
  return [pixel << shift, (pixel + 1n) << shift];
}
