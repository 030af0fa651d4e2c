import type { Column } from './column.ts';
import type { Held } from './held.ts';
import type { Provenance } from './provenance.ts';

/** A table between threads: Arrow IPC stream bytes, with units, UCDs and descriptions beside it. */
export type Table = {
  /** Arrow IPC in the stream format; its schema has one field for each entry of `columns`, in that order. */
  readonly ipc: Uint8Array;
  /** Rows in `ipc`. */
  readonly rows: number;
  /** Rows of the whole table where `ipc` holds only its beginning. */
  readonly totalRows: number;
  /** The whole table in its engine, where `ipc` holds only its beginning. */
  readonly whole?: Held;
  readonly columns: readonly Column[];
  readonly name?: string;
  /** Things the reader must know, such as a truncated result; shown with the table and kept on export. */
  readonly warnings: readonly string[];
  /** Where its rows came from, as far as that is known; of a table made from others, the sources of all of them. */
  readonly sources?: readonly Provenance[];
};
