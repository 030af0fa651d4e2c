import type { ByteRange } from './contract.ts';

/** Reads `[start, end)` of a file of the reader's while DuckDB waits. Blocks its thread. */
export function syncBlob(blob: Blob, [start, end]: ByteRange): Uint8Array {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(start, end)));
}
