import type { GrowingColumn } from '../columns/growingColumn.ts';

/** How the values of one kind of field are pushed, once it is known where they lie. */
export type Pushing = {
  readonly column: GrowingColumn;
  readonly pushText: (cell: string) => void;
  /** Pushes the value of `count` elements in the bytes `[start, end)`. */
  readonly pushBytes: (view: DataView, start: number, end: number, count: number) => void;
};
