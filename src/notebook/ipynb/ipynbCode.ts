/** What of a notebook is code in Jupyter, beside its texts. */
export type IpynbCode = {
  /** Stands before all cells. */
  readonly first: string;
  /** By the ids of cells: their Python. */
  readonly codes: ReadonlyMap<string, string>;
  /** By the ids of cells: Python that stands behind them. */
  readonly more: ReadonlyMap<string, string>;
  /** The ids of cells that can but fail. */
  readonly failing: ReadonlySet<string>;
};
