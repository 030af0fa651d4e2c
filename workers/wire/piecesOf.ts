import type { PartPieces } from './serveParts.ts';

/**
 * The largest piece in which a file crosses to another process: there a moved buffer is copied, and held twice
 * meanwhile.
 */
export const PIECE_BYTES = 16 * 2 ** 20;

/**
 * A file as pieces, made one at a time: small bytes are given as they are, larger ones, and what the browser keeps, by
 * copies.
 */
export function piecesOf(file: ArrayBuffer | Blob): PartPieces {
  return { bytes: file instanceof Blob ? file.size : file.byteLength, pieces: cut(file) };
}

async function* cut(file: ArrayBuffer | Blob): AsyncGenerator<ArrayBuffer, void> {
  if (file instanceof Blob) {
    for (let at = 0; at < file.size; at += PIECE_BYTES) yield await file.slice(at, at + PIECE_BYTES).arrayBuffer();
  } else if (file.byteLength <= PIECE_BYTES) {
    yield file;
  } else {
    for (let at = 0; at < file.byteLength; at += PIECE_BYTES) yield file.slice(at, at + PIECE_BYTES);
  }
}
