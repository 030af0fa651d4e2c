import { decompress } from 'fzstd';
import { parquetReadObjects } from 'hyparquet';
import { readFileSync } from 'node:fs';

/** The rows of a Parquet file on disk, for tests; ZSTD, which the browser leaves to DuckDB, included. */
export async function parquetRows(path: string, columns: string[]): Promise<Record<string, unknown>[]> {
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const compressors = { ZSTD: (input: Uint8Array, length: number) => decompress(input, new Uint8Array(length)) };
  return parquetReadObjects({ file, compressors, columns });
}
