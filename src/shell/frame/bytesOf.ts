import type { PartPieces } from '../../../workers/wire/serveParts.ts';

/** The bytes of a file of the site. */
export async function bytesOf(opened: Promise<PartPieces>): Promise<Uint8Array<ArrayBuffer>> {
  const { bytes, pieces } = await opened;
  const whole = new Uint8Array(bytes);
  let at = 0;
  while (at < bytes) {
    const { value } = await pieces.next();
    if (!value) throw new Error('A file ended before it was whole');
    const piece = value instanceof Blob ? await value.arrayBuffer() : value;
    whole.set(new Uint8Array(piece), at);
    at += piece.byteLength;
  }
  return whole;
}
