import type { RecordBatch, Schema } from 'apache-arrow';
import type { Column } from '../../../workers/wire/column.ts';
import type { Provenance } from '../../../workers/wire/provenance.ts';

/** A table on its way into a file; its rows are read in batches, so that it may be larger than memory. */
export type TableToSave = {
  readonly schema: Schema;
  /** One for each field of the schema. */
  readonly columns: readonly Column[];
  readonly name?: string;
  readonly warnings: readonly string[];
  /** Where its rows came from. */
  readonly sources?: readonly Provenance[];
  /** How many rows, where that is known before they are read. */
  readonly rows?: number;
  /** All rows from the first; each call reads them anew. */
  batches(): AsyncIterable<RecordBatch>;
};

/** The bytes of a file, in order, as they come. */
export type FileBytes = AsyncIterable<Uint8Array>;
