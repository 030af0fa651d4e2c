/** The results of a notebook as they are stored: those of each cell as JSON, by its id. */
export type StoredResults = {
  /** The fragment that shows the notebook. */
  readonly address: string;
  readonly atMs: number;
  /** Characters of all texts. */
  readonly length: number;
  readonly cells: Readonly<Record<string, string>>;
};
