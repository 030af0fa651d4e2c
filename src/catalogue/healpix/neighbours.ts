import { toFacePixel, toPixel, type FacePixel } from './facePixel.ts';

const STEPS = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
] as const;

/** The pixels that touch `pixel`, from the south anticlockwise; 8, or 7 (6 at order 0) where only three faces meet. */
export function neighboursOf(order: number, pixel: bigint): readonly bigint[] {
  const n = 2 ** order;
  const { face, x, y } = toFacePixel(pixel, order);
  const found = STEPS.map(([dx, dy]) => crossed(face, x + dx, y + dy, n)).filter((p) => p !== undefined);
  return [...new Set(found.map((p) => toPixel(p, order)))];
}

/**
 * The pixel at (x, y) counted from a face's south corner, where that may lie one step outside; none at a corner of
 * three faces.
 */
function crossed(face: number, x: number, y: number, n: number): FacePixel | undefined {
  const right = x === n ? 1 : x < 0 ? -1 : 0;
  const up = y === n ? 1 : y < 0 ? -1 : 0;
  if (!right && !up) return { face, x, y };
  const k = face & 3;
  const next = (k + 1) & 3;
  const before = (k + 3) & 3;
  const opposite = (k + 2) & 3;
  const last = n - 1;
  const way = `${right},${up}`;
  if (face < 4) {
    switch (way) {
      case '1,0':
        return { face: next, x: y, y: last };
      case '0,1':
        return { face: before, x: last, y: x };
      case '-1,0':
        return { face: 4 + k, x: last, y };
      case '0,-1':
        return { face: 4 + next, x, y: last };
      case '1,1':
        return { face: opposite, x: last, y: last };
      case '-1,-1':
        return { face: 8 + k, x: last, y: last };
      default:
        return undefined;
    }
  }
  if (face < 8) {
    switch (way) {
      case '1,0':
        return { face: k, x: 0, y };
      case '0,1':
        return { face: before, x, y: 0 };
      case '-1,0':
        return { face: 8 + before, x: last, y };
      case '0,-1':
        return { face: 8 + k, x, y: last };
      case '1,-1':
        return { face: 4 + next, x: 0, y: last };
      case '-1,1':
        return { face: 4 + before, x: last, y: 0 };
      default:
        return undefined;
    }
  }
  switch (way) {
    case '1,0':
      return { face: 4 + next, x: 0, y };
    case '0,1':
      return { face: 4 + k, x, y: 0 };
    case '-1,0':
      return { face: 8 + before, x: y, y: 0 };
    case '0,-1':
      return { face: 8 + next, x: 0, y: x };
    case '1,1':
      return { face: k, x: 0, y: 0 };
    case '-1,-1':
      return { face: 8 + opposite, x: 0, y: 0 };
    default:
      return undefined;
  }
}
