/** What became of a notebook's code cells in Jupyter: each by its place, with what failed, or why it has none. */
export type KernelOutcome = {
  readonly path: string;
  readonly cells: readonly { readonly place: number; readonly failure?: string }[];
  readonly unopened?: string;
};
