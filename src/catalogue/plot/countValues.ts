import { drawnCounts } from './drawnCounts.ts';
import { eachDrawn, hasPlace, isOutside, MOST_NUMBER, type PlotValues } from './drawnValues.ts';
import { binsIn, scaleOf, type Bins, type Counts, type Edges } from './edges.ts';
import type { Extent, LeftOut, PlotFacts } from './facts.ts';
import type { Plot, PlotAxis } from './plot.ts';

/** Takes values in, and knows where they begin and end. */
function extending(): {
  add(value: number): void;
  extent(): Extent | undefined;
} {
  let [from, to] = [Infinity, -Infinity];
  return {
    add: (value) => {
      if (value < from) from = value;
      if (value > to) to = value;
    },
    extent: () => (from <= to ? { from, to } : undefined),
  };
}

function leftOutBy(axis: PlotAxis, values: Float64Array): LeftOut {
  let [missing, infinite, beyond, outside] = [0, 0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) missing++;
    else if (!Number.isFinite(value)) infinite++;
    else if (Math.abs(value) > MOST_NUMBER) beyond++;
    else if (isOutside(axis, value)) outside++;
  }
  return { column: axis.column, missing, infinite, beyond, outside };
}

/** The facts of a plot whose rows are in the page. */
export function countFacts(plot: Plot, values: PlotValues): PlotFacts {
  const [x, y, color] = [extending(), extending(), extending()];
  let [drawn, colored] = [0, 0];
  const errors = [
    { error: plot.xError, values: values.xError, rows: 0 },
    { error: plot.yError, values: values.yError, rows: 0 },
  ];
  eachDrawn(plot, values, (row, atX, atY) => {
    drawn++;
    x.add(atX);
    y.add(atY);
    for (const one of errors) if ((one.values?.[row] ?? NaN) < 0) one.rows++;
    const value = values.color?.[row];
    if (!plot.color || value === undefined || !hasPlace(plot.color, value)) return;
    colored++;
    color.add(value);
  });
  return {
    rows: values.x.length,
    drawn,
    leftOut: [leftOutBy(plot.x, values.x), ...(plot.y && values.y ? [leftOutBy(plot.y, values.y)] : [])],
    ...{ x: x.extent(), y: y.extent(), color: color.extent() },
    negativeErrors: errors.flatMap(({ error, rows }) => (error ? [{ column: error.column, rows }] : [])),
    uncolored: plot.color ? drawn - colored : 0,
  };
}

/** Which bin a value lies in; `undefined` outside of the edges. */
export function binAt(edges: Edges): (value: number) => number | undefined {
  const { start, perUnit } = scaleOf(edges);
  const { from, to, count, isLog } = edges;
  return (value) => {
    if (!(value >= from && value <= to)) return undefined;
    const bin = Math.floor(((isLog ? Math.log(value) : value) - start) * perUnit);
    return Math.max(0, Math.min(count - 1, bin));
  };
}

/** What each bin holds of rows that are in the page. */
export function countBins(plot: Plot, values: PlotValues, bins: Bins): Counts {
  const [inX, inY] = [binAt(bins.x), bins.y ? binAt(bins.y) : () => 0];
  const counted = drawnCounts(binsIn(bins), plot.color !== undefined);
  eachDrawn(plot, values, (row, x, y) => {
    const [i, j] = [inX(x), inY(y)];
    if (i === undefined || j === undefined) return;
    const color = values.color?.[row] ?? NaN;
    counted.add(j * bins.x.count + i, 1, plot.color && hasPlace(plot.color, color) ? color : NaN);
  });
  return counted.counts();
}
