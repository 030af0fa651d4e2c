import type { FileMetaData } from 'hyparquet';

/** An opened Parquet file: its metadata, and the bytes that were read on the way to it. */
export type ParquetFile = {
  readonly url: string;
  readonly totalBytes: number;
  readonly metadata: FileMetaData;
  /** Which content of the file this is of, as its server has it. */
  readonly version?: string;
  /** The bytes already here: the file's end, or all of it (`start` 0) from a server that gave the whole file. */
  readonly held: { readonly start: number; readonly bytes: Uint8Array };
};
