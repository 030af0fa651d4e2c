import type { Counts } from './edges.ts';

/** Takes in what bins hold: so many rows with the mean colour `color`, NaN where they have none. */
export function drawnCounts(
  bins: number,
  isColored: boolean,
): { add(bin: number, rows: number, color: number): void; counts(): Counts } {
  const counts = new Float64Array(bins);
  const [sums, colored] = [new Float64Array(isColored ? bins : 0), new Float64Array(isColored ? bins : 0)];
  return {
    add: (bin, rows, color) => {
      counts[bin] = (counts[bin] ?? 0) + rows;
      if (!isColored || Number.isNaN(color)) return;
      sums[bin] = (sums[bin] ?? 0) + color;
      colored[bin] = (colored[bin] ?? 0) + 1;
    },
    counts: () => (isColored ? { counts, means: sums.map((sum, i) => sum / (colored[i] ?? 0)) } : { counts }),
  };
}
