import type { Extent, PlotFacts } from '../../catalogue/plot/facts.ts';
import type { Plot, PlotAxis } from '../../catalogue/plot/plot.ts';
import { leftOutWords } from '../../catalogue/plot/plotWords.ts';
import { countText } from '../../known/countText.ts';

/** What is drawn at present. */
export type ChartState = {
  readonly way: 'points' | 'density' | 'bars';
  /** Rows within what is seen. */
  readonly rows: number;
  readonly x: Extent;
  readonly y: Extent;
};

function valueWords({ form }: PlotAxis, value: number): string {
  if (form.kind === 'time') return new Date(value).toISOString().replace(/\.000Z$/, 'Z');
  return String(Number(value.toPrecision(5)));
}

/** A part of an axis. */
export function extentWords(axis: PlotAxis, { from, to }: Extent, how = ''): string {
  return `${axis.label}${how} from ${valueWords(axis, from)} to ${valueWords(axis, to)}`;
}

function axisWords(axis: PlotAxis, extent: Extent): string {
  const ways = [axis.isLog ? 'logarithmic' : '', axis.isInverted ? 'running backwards' : ''].filter(Boolean);
  return extentWords(axis, extent, ways.length > 0 ? ` (${ways.join(', ')})` : '');
}

/** What a plot shows, for those who do not see it. */
export function chartLabel(plot: Plot, facts: PlotFacts, state: ChartState): string {
  const { x, y, color, title, projection } = plot;
  const what =
    plot.kind === 'histogram'
      ? `Histogram of ${axisWords(x, state.x)}`
      : plot.kind === 'sky'
        ? `Map of the whole sky, ${projection} projection, of ${x.label} and ${y?.label}`
        : `${state.way === 'density' ? 'Density' : plot.isLine ? 'Line' : 'Scatter'} plot of ${y ? axisWords(y, state.y) : ''}, against ${axisWords(x, state.x)}`;
  const colored = color ? `, coloured by ${color.label}` : '';
  return `${title ? `${title}. ` : ''}${what}${colored}; ${countText(state.rows)} of ${countText(facts.rows)} rows in view`;
}

/** What the reader is told below a plot: sentences. */
export function chartNotes(plot: Plot, facts: PlotFacts, state: ChartState | undefined): readonly string[] {
  if (facts.rows === 0) return ['There are no rows to draw.'];
  const errors = plot.xError ?? plot.yError;
  return [
    `${countText(facts.drawn)} ${facts.drawn === 1 ? 'row' : 'rows'}${facts.drawn === 0 ? ' can be drawn' : ''}.`,
    ...(state?.way === 'density'
      ? [
          `More than ${countText(plot.mostPoints)}: their density is drawn${plot.color ? ', in the mean colour of each bin' : ''}; zoom in for points${errors ? ' and error bars' : ''}.`,
        ]
      : []),
    ...leftOutWords(plot, facts),
    ...plot.notes,
  ];
}
