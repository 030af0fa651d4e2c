import type { Cell } from './cell.ts';

/** A notebook: a title and cells, top to bottom. A value: edits make a new one that shares untouched cells. */
export type Notebook = {
  readonly title: string;
  readonly cells: readonly Cell[];
};
