import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';

/**
 * A name for a Parquet file's content: its address, its size, and a digest of its footer, which tells where everything
 * lies and how it was made.
 */
export function contentKey({ url, totalBytes, metadata, held }: ParquetFile): string {
  const footer = held.bytes.subarray(Math.max(0, held.bytes.length - metadata.metadata_length - 8));
  // Two multiplicative hashes of 32 bits (FNV-1a, and the same with another prime).
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const byte of footer) {
    a = Math.imul(a ^ byte, 0x01000193);
    b = Math.imul(b ^ byte, 0x85ebca6b);
  }
  return `${url} ${totalBytes} ${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}
