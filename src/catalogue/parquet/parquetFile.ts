import type { FileMetaData } from 'hyparquet';

/** An opened Parquet file: its metadata, and the bytes that were read on the way to it. */
export type ParquetFile = {
  readonly url: string;
  readonly totalBytes: number;
  readonly metadata: FileMetaData;
  /** The bytes already here: the file's end, or all of it (`start` 0) from a server that gave the whole file. */
  readonly held: { readonly start: number; readonly bytes: Uint8Array };
};
