import type { Data } from 'apache-arrow';

/** A column that grows value by value, in its Arrow layout from the first on. */
export interface GrowingColumn {
  /** Values until now, nulls among them. */
  readonly length: number;
  pushNull(): void;
  /** All values as Arrow data; nothing is pushed after it. */
  finish(): Data;
}
