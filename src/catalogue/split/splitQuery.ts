import type { Top } from './top.ts';
import type { SelectNode } from './tree.ts';

/** A query as one that runs on each partition and one that runs on what those gave. */
export type Split = {
  /** Over the query's own table, of which each partition has its rows. */
  readonly partial: SelectNode;
  /** Over `PARTS`, whose columns are the partial's; its own columns are `c0`, `c1`, … in the query's order. */
  readonly merge: SelectNode;
  /** Rows that are enough, from whichever partitions. */
  readonly enough?: number;
  /** What a partition gives are rows of the result, in no order that matters. */
  readonly isRows?: boolean;
  /** The column by whose first rows alone partitions matter. */
  readonly top?: Top | undefined;
};
