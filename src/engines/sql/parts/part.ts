import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { FileSelect } from './fileSelect.ts';

/** A file of a part, its rows, and what of it is to be fetched. */
export type PartFile = {
  readonly url: string;
  /** Its footer, kept where there is a bound on them. Fails with kind `fetch`. */
  footer(): Promise<ParquetFile>;
  readonly isOnDisk: boolean;
  readonly rows: number;
  readonly ranges: readonly Bytes[];
  readonly select: FileSelect;
  /** All its rows are read. */
  readonly isWhole?: boolean;
  /** What all its rows take in memory, where they are the catalogue's as they are. */
  readonly wholeBytes?: number | undefined;
  /** Its server makes it as it is asked for: it comes whole, by one request. */
  readonly isAsked?: true;
};

/** Gives the name by which SQL reads the file at an address. */
export type NameOf = (url: string) => string;

/** A share of a source's rows that one worker can read by itself. Each row of the source is in one part. */
export type Part = {
  /** Its name for people, e.g. `Norder=1/Npix=44`. */
  readonly label: string;
  readonly files: readonly PartFile[];
  /** A query for the rows of files as it reads its own; absent where it is not of all of their rows. */
  readonly filesSql?: (files: readonly PartFile[], nameOf: NameOf) => string;
  /**
   * A query for its rows by one for all rows of its files; absent where it is a slice of them, or where they are
   * adapted.
   */
  readonly wholeSql?: (rows: string) => string;
  /** Tables that the worker must have before it reads the part, as Arrow IPC streams. */
  readonly shipped?: readonly { readonly table: string; readonly ipc: () => Promise<Uint8Array> }[];
  /** A query for its rows. */
  rowsSql(nameOf: NameOf): string;
  /** The `i`th of `n` slices of the part, for a worker that has not the memory for all of it. */
  readonly slice?: (i: number, n: number) => Part;
  readonly rowGroups: number;
  readonly rows: number;
  /** To fetch, beyond the footers. */
  readonly bytes: number;
  /** In memory, once decompressed. */
  readonly unpackedBytes: number;
  /** What a server that makes files is asked for, in words: its rows and bytes are guessed then. */
  readonly asked?: string;
};

/** The parts of a source that concern a pass, of how many, and the columns that are read of them. */
export type FoundParts = {
  readonly parts: readonly Part[];
  readonly ofParts: number;
  readonly columns: readonly string[];
};
