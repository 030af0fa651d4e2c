import type { LocalChoice } from '../../workers/wire/localChoice.ts';

/** What a frame begins to run by itself: all cells, or some, in this order. */
export type Begin = { readonly kind: 'all' } | { readonly kind: 'cells'; readonly ids: readonly string[] };

/**
 * Where the reader is in a notebook: how far down, which cell is the first in sight and how far below the upper edge it
 * begins, in which cell, and with the caret where in its text.
 */
export type Place = {
  readonly scrollPx: number;
  readonly first?: { readonly cell: string; readonly belowPx: number };
  readonly cell?: string;
  readonly caret?: number;
};

/** What one frame of a notebook gives on to the next, so that the reader notices no change. */
export type Handed = {
  /** The notebook with its past and future, by `writeMemory`. */
  readonly memory: string;
  readonly place: Place;
  /** Files and folders of the disk that the reader has chosen. */
  readonly local: readonly LocalChoice[];
};
