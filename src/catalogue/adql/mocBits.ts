import { toFacePixel } from '../healpix/facePixel.ts';
import type { Cell } from '../coverage/cells.ts';

/**
 * A bit for each pixel of one order, from pixel `first` (as `facePixelNumber` counts) on; base64 of bytes whose highest
 * bit comes first.
 */
export type MocBits = { readonly first: bigint; readonly count: number; readonly base64: string };

/**
 * The bits of cells that are no finer than `order`, without the bytes before the first and after the last; none where
 * there are no cells.
 */
export function mocBits(cells: readonly Cell[], order: number): MocBits | undefined {
  const width = 2 ** order;
  const bytes = new Uint8Array(Math.ceil((12 * width * width) / 8));
  let [from, to] = [bytes.length, 0];
  for (const cell of cells) {
    const { face, x, y } = toFacePixel(cell.pixel, cell.order);
    const side = 2 ** (order - cell.order);
    const corner = (face * width + x * side) * width + y * side;
    for (let column = 0; column < side; column++) setBits(bytes, corner + column * width, side);
    from = Math.min(from, corner >> 3);
    to = Math.max(to, Math.floor((corner + (side - 1) * width + side - 1) / 8) + 1);
  }
  if (to <= from) return undefined;
  return { first: BigInt(from * 8), count: (to - from) * 8, base64: toBase64(bytes.subarray(from, to)) };
}

function setBits(bytes: Uint8Array, start: number, count: number): void {
  const end = start + count;
  let at = start;
  while (at < end) {
    if (at % 8 === 0 && end - at >= 8) {
      const whole = Math.floor((end - at) / 8);
      bytes.fill(255, at / 8, at / 8 + whole);
      at += 8 * whole;
    } else {
      bytes[Math.floor(at / 8)]! |= 128 >> (at % 8);
      at++;
    }
  }
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x6000)
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return text;
}
