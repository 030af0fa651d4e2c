import type { Bins, Counts } from '../../catalogue/plot/edges.ts';
import type { PlotValues } from '../../catalogue/plot/drawnValues.ts';
import type { PlotFacts } from '../../catalogue/plot/facts.ts';

/**
 * The rows within a range, and where a line is drawn its gaps, without a place (NaN); `rows` are their numbers in their
 * table, where it is in the page.
 */
export type ChartPoints = PlotValues & { readonly rows?: Uint32Array };

/** Where the rows of a plot are counted: in the page, or in the engine of catalogues. */
export type ChartData = {
  facts(signal: AbortSignal): Promise<PlotFacts>;
  counts(bins: Bins, signal: AbortSignal): Promise<Counts>;
  points(range: Pick<Bins, 'x' | 'y'>, signal: AbortSignal): Promise<ChartPoints>;
};
