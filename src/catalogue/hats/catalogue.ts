import type { CatalogueColumn } from '../parquet/catalogueColumn.ts';
import type { Dialect } from './dialect.ts';
import type { ReadOptions } from './readOptions.ts';

/** What a catalogue's rows are (`dataproduct_type` of HATS 1.0); `files` for plain Parquet files. */
export type Product = 'object' | 'source' | 'margin' | 'index' | 'association' | 'map' | 'files';

/** One partition: its Parquet files (one, except where partitions are folders), and the pixel whose rows it holds. */
export type Partition = {
  readonly files: readonly string[];
  /** Nested HEALPix order and pixel; absent for plain files and indexes. */
  readonly order?: number;
  readonly pixel?: number;
  readonly rows?: number;
};

/** A table beside a catalogue in its collection. */
export type Companion = { readonly name: string; readonly url: string };

/** A catalogue opened: what a query can be planned from. A value; nothing of it is fetched later. */
export type Catalogue = {
  readonly name: string;
  /** Its folder, with a slash at the end, or the first file. */
  readonly url: string;
  readonly product: Product;
  readonly partitions: readonly Partition[];
  readonly columns: readonly CatalogueColumn[];
  /** The Parquet file that they were read from. */
  readonly schemaFile?: string;
  /** The catalogue itself says that all of its files have these columns. */
  readonly isStated?: boolean;
  /** How its server is told what to put into its files, where it makes them as they are asked for. */
  readonly asks?: Dialect;
  /** What its server says that tells this content of the file at its address from another; absent for a folder. */
  readonly mark?: string;
  /** How its files are read. */
  readonly reading?: ReadOptions;
  readonly rows?: number;
  /** Estimated size on disk. */
  readonly bytes?: number;
  /** The columns with positions in ICRS degrees. */
  readonly position?: { readonly ra: string; readonly dec: string };
  /** Those with positions in another form or frame, where there are no others. */
  readonly otherPosition?: { readonly ra: string; readonly dec: string };
  /** The column with nested HEALPix indices, and their order. */
  readonly healpix?: { readonly column: string; readonly order: number };
  /** Rows within `radiusArcsec` outside each partition, as a catalogue of the same partitions. */
  readonly margin?: Companion;
  readonly margins: readonly Companion[];
  /** Tables from a column's values to partitions. */
  readonly indexes: readonly (Companion & { readonly column: string })[];
  /** Every property as written, collection's first. */
  readonly properties: Readonly<Record<string, string>>;
};
