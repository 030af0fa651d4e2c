import { spread16 } from './interleave.ts';
import { toPixel, type FacePixel } from './facePixel.ts';

const RADIANS = Math.PI / 180;

/** Face pixel that holds a direction (Górski et al. 2005, §5); `raDeg` may be any angle, `decDeg` within ±90. */
function facePixelAt(raDeg: number, decDeg: number, order: number): FacePixel {
  const n = 2 ** order;
  let quarter = (((raDeg / 90) % 4) + 4) % 4;
  if (quarter >= 4) quarter = 0;
  const z = Math.sin(decDeg * RADIANS);
  if (Math.abs(z) <= 2 / 3) return equatorial(quarter, z, n);
  const cap = Math.min(3, Math.floor(quarter));
  const inCap = quarter - cap;
  // sqrt(3 (1 − |z|)) written so that it stays exact near the poles.
  const scale = n * Math.sqrt(6) * Math.cos((Math.abs(decDeg) * RADIANS) / 2 + Math.PI / 4);
  const fromEast = Math.min(n - 1, Math.max(0, Math.ceil(inCap * scale) - 1));
  const fromWest = Math.min(n - 1, Math.floor((1 - inCap) * scale));
  return z >= 0 ? { face: cap, x: n - fromWest - 1, y: n - fromEast - 1 } : { face: cap + 8, x: fromEast, y: fromWest };
}

function equatorial(quarter: number, z: number, n: number): FacePixel {
  const along = n * (0.5 + quarter);
  const across = n * z * 0.75;
  // A border belongs to the cell on its far side in one diagonal and its near side in the other, as in the reference
  // codes.
  const descending = Math.ceil(along - across) - 1;
  const ascending = Math.floor(along + across);
  const column = Math.floor(descending / n);
  const row = Math.floor(ascending / n);
  const face = column === row ? (column & 3) + 4 : column < row ? column & 3 : (row & 3) + 8;
  return { face, x: ascending - row * n, y: n - 1 - (descending - column * n) };
}

/** Nested index of the pixel that holds a direction in degrees. */
export function pixelAt(raDeg: number, decDeg: number, order: number): bigint {
  return toPixel(facePixelAt(raDeg, decDeg, order), order);
}

/** `pixelAt` over columns of equal length. */
export function pixelsAt(raDeg: Float64Array, decDeg: Float64Array, order: number): BigInt64Array {
  const pixels = new BigInt64Array(raDeg.length);
  const halves = new Uint32Array(pixels.buffer);
  const faceLow = order < 16 ? 4 ** order : 0;
  const faceHigh = order < 16 ? 0 : 4 ** (order - 16);
  for (let i = 0; i < pixels.length; i++) {
    const { face, x, y } = facePixelAt(raDeg[i]!, decDeg[i]!, order);
    const low = spread16(x) + 2 * spread16(y) + face * faceLow;
    halves[2 * i] = low;
    halves[2 * i + 1] = spread16(x >>> 16) + 2 * spread16(y >>> 16) + face * faceHigh + Math.floor(low / 2 ** 32);
  }
  return pixels;
}
