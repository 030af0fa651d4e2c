import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import type { WholeFile } from '../../../catalogue/read.ts';

/** The footers of Parquet files, as a query's stages ask for them. */
export type ReadFooters = {
  /** The footer of the file at an address. Fails with kind `fetch`. */
  file(url: string): Promise<ParquetFile>;
  /** Whether the file at an address is the reader's own, of which nothing is fetched. */
  isOnDisk(url: string): boolean;
  /** Of how many files they are still to be fetched from servers. */
  toFetch(urls: readonly string[]): number;
};

/** What a query's stages read of files beside the rows, which databases read; whoever runs them keeps it in bounds. */
export type Reads = {
  readonly catalogues: {
    /** The catalogue at an absolute address, or of the Parquet files at several. Fails with kind `fetch`. */
    open(url: string | readonly string[]): Promise<Catalogue>;
  };
  readonly footers: ReadFooters;
  /** All of the file at an address, decompressed where it is gzip'd. Fails with kind `fetch`. */
  readonly whole: (url: string) => Promise<WholeFile>;
};
