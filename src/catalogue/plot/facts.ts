/** Where values begin and end. */
export type Extent = { readonly from: number; readonly to: number };

/** Rows that a column keeps from being drawn, by why: a row may stand in several. */
export type LeftOut = {
  readonly column: string;
  /** NULL or NaN. */
  readonly missing: number;
  readonly infinite: number;
  /** Beyond ±`MOST_NUMBER`. */
  readonly beyond: number;
  /** Zero or less, on an axis of logarithms; no latitude, on the sky; too far from 1970, on an axis of times. */
  readonly outside: number;
};

/** What a plot's rows are, before any is drawn. Extents are of rows that are drawn; none where there are none. */
export type PlotFacts = {
  readonly rows: number;
  readonly drawn: number;
  readonly leftOut: readonly LeftOut[];
  readonly x?: Extent;
  readonly y?: Extent;
  readonly color?: Extent;
  /** Of the rows drawn, those with an error below zero, which is none, by the errors' columns. */
  readonly negativeErrors?: readonly {
    readonly column: string;
    readonly rows: number;
  }[];
  /** Of the rows drawn, those without a colour. */
  readonly uncolored: number;
};
