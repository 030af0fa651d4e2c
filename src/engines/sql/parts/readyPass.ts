import type { Expression } from '../../../catalogue/split/tree.ts';
import type { Pass, SmallTable } from '../program/program.ts';

/** A small table that is there: its rows as an Arrow IPC stream. */
export type SentTable = Pick<SmallTable, 'table' | 'types'> & { readonly ipc: Uint8Array };

/** A pass whose small tables are there, and whose keys have become conditions on the source. */
export type ReadyPass = {
  readonly pass: Pass;
  readonly sent: readonly SentTable[];
  readonly conditions: readonly Expression[];
};
