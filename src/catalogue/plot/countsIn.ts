import { drawnCounts } from './drawnCounts.ts';
import { binsIn, type Bins, type Counts } from './edges.ts';
import type { Plot } from './plot.ts';

/** What each bin holds, from the rows that `binsSql` gives. */
export function countsIn(
  { color }: Pick<Plot, 'color'>,
  bins: Bins,
  rows: readonly Readonly<Record<string, unknown>>[],
): Counts {
  const counted = drawnCounts(binsIn(bins), color !== undefined);
  for (const { i, j, n, c } of rows)
    counted.add(Number(j) * bins.x.count + Number(i), Number(n), typeof c === 'number' ? c : NaN);
  return counted.counts();
}
