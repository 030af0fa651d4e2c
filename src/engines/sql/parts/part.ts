import type { Column } from '../../../../workers/wire/column.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';

/** A file of a part, and what of it is to be fetched. */
export type PartFile = { readonly file: ParquetFile; readonly ranges: readonly Bytes[] };

/** A share of a source's rows that one worker can read by itself. Each row of the source is in one part. */
export type Part = {
  /** Its name for people, e.g. `Norder=1/Npix=44`. */
  readonly label: string;
  readonly files: readonly PartFile[];
  /** Its rows are all those of its files, so that it may be read together with other such parts. */
  readonly wholeFiles?: boolean;
  /** Tables that the worker must have before it reads the part, as Arrow IPC streams. */
  readonly shipped?: readonly { readonly table: string; ipc(): Promise<Uint8Array> }[];
  /** A query for its rows; `nameOf` gives a file's name in SQL. */
  rowsSql(nameOf: (file: ParquetFile) => string): string;
  /** The `i`th of `n` slices of the part, for a worker that has not the memory for all of it. */
  slice?(i: number, n: number): Part;
  readonly rowGroups: number;
  readonly rows: number;
  /** To fetch, beyond the footers. */
  readonly bytes: number;
  /** In memory, once decompressed. */
  readonly unpackedBytes: number;
};

/** The parts that concern a query, of how many. */
export type SourcePlan = { readonly parts: readonly Part[]; readonly ofParts: number; readonly columns: readonly string[] };

/** What a plan may do while it is made. */
export type Planning = {
  readonly signal: AbortSignal;
  readonly allowedBytes: number;
  readonly onProgress: (label: string, done?: number, total?: number) => void;
};

/** What stands behind a table of FROM whose rows are read in parts. */
export interface Source {
  readonly name: string;
  readonly columns: readonly Column[];
  /** Makes the empty table that stands for it in a query, with its columns and their DuckDB types. */
  createTable(table: string): Promise<void>;
  /** Plans the read of what `partial`, a query over that table, needs. */
  plan(partial: SelectNode, planning: Planning): Promise<SourcePlan>;
  /** Drops what it has made in the coordinator. */
  release(): Promise<void>;
}
