import type { Extent, PlotFacts } from './facts.ts';
import type { Plot } from './plot.ts';
import { axesOf } from './plotSql.ts';

/** The facts of a plot, from the row that `factsSql` gives. */
export function factsIn(plot: Plot, row: Readonly<Record<string, unknown>>): PlotFacts {
  const count = (name: string): number => Number(row[name] ?? 0);
  const extent = (key: string | number): Extent | undefined => {
    const [from, to] = [row[`from_${key}`], row[`to_${key}`]];
    return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
  };
  const drawn = count('drawn');
  return {
    rows: count('total'),
    drawn,
    leftOut: axesOf(plot).map(({ column }, i) => ({
      column,
      missing: count(`missing_${i}`),
      infinite: count(`infinite_${i}`),
      beyond: count(`beyond_${i}`),
      outside: count(`outside_${i}`),
    })),
    ...{ x: extent(0), y: extent(1), color: extent('c') },
    negativeErrors: [plot.xError, plot.yError].flatMap((error, i) =>
      error ? [{ column: error.column, rows: count(`negative_${i}`) }] : [],
    ),
    uncolored: plot.color ? drawn - count('colored') : 0,
  };
}
