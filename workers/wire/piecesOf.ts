import type { PartPieces } from './serveParts.ts';

/**
 * The largest piece in which a file crosses to another process: there a moved buffer is copied, and held twice
 * meanwhile.
 */
export const PIECE_BYTES = 16 * 2 ** 20;

/**
 * A file as pieces, made one at a time: a small buffer, and what the browser keeps, is given as it is; a larger buffer,
 * and bytes that others have too, by copies.
 */
export function piecesOf(file: ArrayBuffer | Uint8Array<ArrayBuffer> | Blob): PartPieces {
  return { bytes: file instanceof Blob ? file.size : file.byteLength, pieces: cut(file) };
}

async function* cut(file: ArrayBuffer | Uint8Array<ArrayBuffer> | Blob): AsyncGenerator<ArrayBuffer | Blob, void> {
  if (file instanceof Blob) {
    yield file;
  } else if (file instanceof Uint8Array) {
    for (let at = 0; at < file.length; at += PIECE_BYTES) yield file.slice(at, at + PIECE_BYTES).buffer;
  } else if (file.byteLength <= PIECE_BYTES) {
    yield file;
  } else {
    for (let at = 0; at < file.byteLength; at += PIECE_BYTES) yield file.slice(at, at + PIECE_BYTES);
  }
}
