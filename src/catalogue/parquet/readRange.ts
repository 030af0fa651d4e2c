import type { Bytes } from './mergeRanges.ts';
import type { ParquetFile } from './parquetFile.ts';
import type { Read } from '../read.ts';

/**
 * Bytes of a range of an opened file: those already held, or from the server. A server that answers with the whole file is
 * understood; anything else of the wrong length is an error, since a query over it would give wrong rows.
 */
export async function readRange(file: ParquetFile, range: Bytes, read: Read): Promise<Uint8Array> {
  const { start, bytes } = file.held;
  if (range.start >= start && range.end <= start + bytes.length) return bytes.subarray(range.start - start, range.end - start);
  const got = (await read(file.url, range)).bytes;
  if (got.length === range.end - range.start) return got;
  if (got.length === file.totalBytes) return got.subarray(range.start, range.end);
  throw new Error(`${file.url} has changed or its server cuts ranges wrongly: ${range.end - range.start} bytes asked, ${got.length} came.`);
}
