import { gather16, spread16 } from './interleave.ts';

/**
 * A nested pixel in its base face: `face` 0–11, `x` to the north-east and `y` to the north-west, each 0 … 2^order − 1.
 */
export type FacePixel = { readonly face: number; readonly x: number; readonly y: number };

/** The finest order of nested HEALPix that 64-bit indices hold. */
export const MAX_ORDER = 29;

/** Nested index of a face pixel; x has the even bits, y the odd ones (Górski et al. 2005, §4.1). */
export function toPixel({ face, x, y }: FacePixel, order: number): bigint {
  const low = spread16(x) + 2 * spread16(y);
  const high = spread16(x >>> 16) + 2 * spread16(y >>> 16);
  return (BigInt(face) << BigInt(2 * order)) | (BigInt(high) << 32n) | BigInt(low);
}

/** Face pixel of a nested index. */
export function toFacePixel(pixel: bigint, order: number): FacePixel {
  const bits = BigInt(2 * order);
  const inFace = pixel & ((1n << bits) - 1n);
  const low = Number(inFace & 0xffffffffn);
  const high = Number(inFace >> 32n);
  return {
    face: Number(pixel >> bits),
    x: gather16(low) + gather16(high) * 65536,
    y: gather16(low >>> 1) + gather16(high >>> 1) * 65536,
  };
}
