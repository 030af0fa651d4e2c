import { borderOf, type Bins, type Counts } from '../../catalogue/plot/edges.ts';
import type { Extent } from '../../catalogue/plot/facts.ts';
import type { FlatSky } from '../../catalogue/plot/projection.ts';
import { binAt } from '../../catalogue/plot/countValues.ts';

/**
 * A picture of values, row by row from below; NaN is not drawn, -Infinity is where no row has a colour. It covers `x`
 * and `y` of the figure.
 */
export type DensityPicture = {
  readonly values: Float64Array;
  readonly shape: readonly [rows: number, columns: number];
  readonly x: Extent;
  readonly y: Extent;
  /** The largest value. */
  readonly most: number;
};

/** What of bins is drawn: the mean colour, or how many rows, where there are any; of rows without colours -Infinity. */
function drawn({ counts, means }: Counts): Float64Array {
  const colored = (mean = NaN): number => (Number.isNaN(mean) ? -Infinity : mean);
  return counts.map((count, i) => (count === 0 ? NaN : means ? colored(means[i]) : count));
}

function mostOf(values: Float64Array): number {
  return values.reduce((most, value) => (value > most ? value : most), 0);
}

/** The picture of a density on two axes: a pixel a bin. */
export function planePicture({ x, y = x }: Bins, counts: Counts): DensityPicture {
  const values = drawn(counts);
  return { values, shape: [y.count, x.count], x, y, most: mostOf(values) };
}

/**
 * The picture of a density on the sky: each pixel looks up the bin at its place. Where there are no colours the rows
 * are per square degree, since bins shrink towards the poles.
 */
export function skyPicture(
  sky: FlatSky,
  { x: lon, y: lat = lon }: Bins,
  counts: Counts,
  seen: { readonly x: Extent; readonly y: Extent; readonly shape: readonly [number, number] },
): DensityPicture {
  const [height, width] = seen.shape;
  const [values, own] = [new Float64Array(height * width).fill(NaN), drawn(counts)];
  const [lonAt, latAt] = [binAt(lon), binAt(lat)];
  const areas = Array.from({ length: lat.count }, (_, j) => {
    const [from, to] = [borderOf(lat, j), borderOf(lat, j + 1)].map((deg) => Math.sin((deg * Math.PI) / 180));
    return (((to ?? 0) - (from ?? 0)) * (180 / Math.PI) * (lon.to - lon.from)) / lon.count;
  });
  for (let row = 0; row < height; row++) {
    const y = seen.y.from + ((row + 0.5) / height) * (seen.y.to - seen.y.from);
    for (let column = 0; column < width; column++) {
      const place = sky.onSky(seen.x.from + ((column + 0.5) / width) * (seen.x.to - seen.x.from), y);
      const [i, j] = place ? [lonAt(place[0]), latAt(place[1])] : [];
      if (i === undefined || j === undefined) continue;
      const value = own[j * lon.count + i] ?? NaN;
      values[row * width + column] = counts.means ? value : value / (areas[j] ?? NaN);
    }
  }
  return { values, shape: [height, width], x: seen.x, y: seen.y, most: mostOf(values) };
}
