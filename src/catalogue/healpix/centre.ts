import { toFacePixel } from './facePixel.ts';
import { positionOf, type Vector } from './sphere.ts';
import { itemAt } from '../../known/itemAt.ts';

const FACE_ROW = [2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4];
const FACE_COLUMN = [1, 3, 5, 7, 0, 2, 4, 6, 1, 3, 5, 7];

/** Unit vector of a point of a face; `x` and `y` real, in pixels of a face `n` pixels wide. */
export function vectorOnFace(face: number, x: number, y: number, n: number): Vector {
  const fromNorth = itemAt(FACE_ROW, face) * n - x - y;
  const ring = Math.min(fromNorth, n, 4 * n - fromNorth);
  const phi = ring <= 0 ? 0 : (Math.PI / 4) * ((itemAt(FACE_COLUMN, face) * ring + x - y) / ring);
  const depth = (ring * ring) / (3 * n * n);
  const polar = fromNorth < n || fromNorth > 3 * n;
  const z = fromNorth < n ? 1 - depth : fromNorth > 3 * n ? depth - 1 : ((2 * n - fromNorth) * 2) / (3 * n);
  const s = polar ? Math.sqrt(depth * (2 - depth)) : Math.sqrt(Math.max(0, (1 - z) * (1 + z)));
  return [s * Math.cos(phi), s * Math.sin(phi), z];
}

/** Centre of a pixel, in degrees. */
export function centreOf(order: number, pixel: bigint): readonly [raDeg: number, decDeg: number] {
  const { face, x, y } = toFacePixel(pixel, order);
  return positionOf(vectorOnFace(face, x + 0.5, y + 0.5, 2 ** order));
}
