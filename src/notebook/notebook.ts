import type { Cell } from './cell.ts';
import type { Made } from './made/made.ts';

/**
 * Which definition of a name counts: the only one there may be, or, as in Jupyter, the nearest above in the document.
 */
export type CellOrder = 'names' | 'document';

/** A notebook: a title and cells, top to bottom. A value: edits make a new one that shares untouched cells. */
export type Notebook = {
  /** Defaults to `names`. */
  readonly order?: CellOrder;
  readonly title: string;
  readonly cells: readonly Cell[];
  /** What its results rested on when its file was written. */
  readonly made?: Made;
};
