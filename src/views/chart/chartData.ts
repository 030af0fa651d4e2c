import type { Bins, Counts } from '../../catalogue/plot/edges.ts';
import type { PlotValues } from '../../catalogue/plot/drawnValues.ts';
import type { PlotFacts } from '../../catalogue/plot/facts.ts';

/**
 * The rows within a range, and where a line is drawn its gaps, without a place (NaN); `rows` are their numbers in their
 * table, where it is in the page.
 */
export type ChartPoints = PlotValues & { readonly rows?: Uint32Array };

/** Rows that are in the page, by their numbers in their table. */
export type ChartRows = {
  /** Those whose drawn values fulfil something; `y` is NaN where a plot has none. */
  within(isInside: (x: number, y: number) => boolean): ReadonlySet<number>;
  /** Where some rows are drawn. */
  places(rows: ReadonlySet<number>): ChartPoints;
  /** What bins hold of some rows. */
  counts(rows: ReadonlySet<number>, bins: Bins): Counts;
};

/** Where the rows of a plot are counted: in the page, or in the engine of catalogues. */
export type ChartData = {
  /** Its rows by their numbers, where they are in the page. */
  readonly rows?: ChartRows;
  facts(signal: AbortSignal): Promise<PlotFacts>;
  counts(bins: Bins, signal: AbortSignal): Promise<Counts>;
  points(range: Pick<Bins, 'x' | 'y'>, signal: AbortSignal): Promise<ChartPoints>;
};
