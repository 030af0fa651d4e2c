import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { Filling } from './coordinator.ts';

/** Brings what a database lacks of a file. Fails with kind `fetch` or `cancelled`. */
export type Bring = (signal: AbortSignal) => Promise<void>;

/** A file that a database is to read, by its footer, and the bytes of it that a query wants. */
export type WantedFile = { footer(): Promise<ParquetFile>; readonly ranges?: readonly Bytes[] };

/** Parquet files as a query's stages have databases read them: by short names. */
export type OpenFiles = {
  /** The name by which SQL reads the file at an address. */
  readonly nameOf: (url: string) => string;
  /** Makes files known to a database, by one message; what brings those of the wanted bytes that it lacks. */
  open(database: Filling, wanted: readonly WantedFile[]): Promise<Bring>;
};
