import { itemAt } from '../../src/known/itemAt.ts';
import type { PartPieces } from './serveParts.ts';

/** All bytes of a file of the site; one that came in a single piece is not copied. Fails where it ends early. */
export async function bytesOf(opened: Promise<PartPieces>): Promise<ArrayBuffer> {
  const { bytes, pieces } = await opened;
  const all: ArrayBuffer[] = [];
  let here = 0;
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    const piece = next.value instanceof Blob ? await next.value.arrayBuffer() : next.value;
    all.push(piece);
    here += piece.byteLength;
  }
  if (here < bytes) throw new Error('A file ended before it was whole');
  return all.length === 1 ? itemAt(all, 0) : new Blob(all).arrayBuffer();
}
