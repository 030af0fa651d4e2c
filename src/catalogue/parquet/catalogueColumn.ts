import type { Column } from '../../../workers/wire/column.ts';

/** A column: what is known of it beyond its type, and its type in Parquet's words. */
export type CatalogueColumn = Column & {
  readonly type: string;
  /** Of Parquet's physical type, e.g. `DOUBLE`; absent for a nested column. */
  readonly physicalType?: string;
};
