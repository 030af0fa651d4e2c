import type { ColumnType } from '../../../../workers/sql/contract.ts';
import type { Scan } from '../../../catalogue/split/scan.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';

/** One pass over a catalogue's partitions: `partialSql` on each of them, then `mergeSql` on what they gave, into the table `output`. */
export type Step = {
  readonly scan: Scan;
  /** What the partial query needs of the catalogue: its columns, and conditions on them. */
  readonly need: SelectNode;
  readonly partialSql: string;
  readonly partialTypes: readonly ColumnType[];
  /** Over `PARTS`, whose columns have the partial's names and types. */
  readonly mergeSql: string;
  readonly output: string;
  /** Tables of the coordinator that the partial query reads, too. */
  readonly sent: readonly SentTable[];
  /** Why rows are gathered instead of the query being split. */
  readonly gathered?: string;
  readonly enough?: number;
  /** Each row of the catalogue gives one of the partial result, where that is of rows. */
  readonly everyRow?: boolean;
  /** The result's column names, where each partial result is some of its rows. */
  readonly preview?: readonly string[];
};

/** A small table that goes to each worker: its rows as an Arrow IPC stream, and the types of its columns, which Arrow does not keep all. */
export type SentTable = { readonly table: string; readonly ipc: Uint8Array; readonly types: readonly ColumnType[] };
