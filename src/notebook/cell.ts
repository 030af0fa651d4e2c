import type { StoredOutput } from './ipynb/storedOutput.ts';

/** The languages a cell can be written in, in the order in which they are offered. */
export const CELL_LANGUAGES = ['markdown', 'python', 'sql', 'javascript'] as const;

export type Language = (typeof CELL_LANGUAGES)[number];

/** One cell of a notebook; never changed, only replaced. */
export type Cell = {
  /** Unique in its notebook; kept from the file. */
  readonly id: string;
  readonly language: Language;
  readonly text: string;
  /** SQL: the name its result has in other cells (the `output` attribute). */
  readonly output?: string;
  /** The editor stays open when the cell is shown; code cells default to true, Markdown to false. */
  readonly pinned: boolean;
  /** The value is not displayed. */
  readonly hidden: boolean;
  /** What the cell showed when its file was written, to be shown until it runs; no part of the `<notebook>` file. */
  readonly stored?: readonly StoredOutput[];
};
