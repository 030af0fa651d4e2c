import { vectorOnFace } from '../healpix/centre.ts';
import { toFacePixel } from '../healpix/facePixel.ts';
import { positionOf } from '../healpix/sphere.ts';

/** The pixel of a coarser order that holds `pixel`. */
export function ancestorOf(order: number, pixel: bigint, coarser: number): bigint {
  return pixel >> BigInt(2 * (order - coarser));
}

/** The four pixels of the next finer order within `pixel`. */
export function childrenOf(pixel: bigint): readonly bigint[] {
  const first = pixel << 2n;
  return [first, first + 1n, first + 2n, first + 3n];
}

/** The four corners of a pixel in degrees: south, east, north, west. */
export function cornersOf(order: number, pixel: bigint): readonly (readonly [raDeg: number, decDeg: number])[] {
  const { face, x, y } = toFacePixel(pixel, order);
  const n = 2 ** order;
  return (
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ] as const
  ).map(([dx, dy]) => positionOf(vectorOnFace(face, x + dx, y + dy, n)));
}
