import type { Extent } from '../../catalogue/plot/facts.ts';
import type { Plot } from '../../catalogue/plot/plot.ts';
import { flatSky } from '../../catalogue/plot/projection.ts';

/** What the reader draws around rows, in the numbers of the figure: a box, or the corners of an outline. */
export type ChartShape =
  | { readonly kind: 'box'; readonly x: Extent; readonly y: Extent }
  | { readonly kind: 'outline'; readonly x: readonly number[]; readonly y: readonly number[] };

/** Whether a drawn value lies in a shape; of a histogram by `x` alone, of a map of the sky where that is flat. */
export function insideShape(
  shape: ChartShape,
  plot: Pick<Plot, 'kind' | 'projection'>,
): (x: number, y: number) => boolean {
  if (plot.kind === 'histogram') {
    const { from, to } = shape.kind === 'box' ? shape.x : extentOf(shape.x);
    return (x) => x >= from && x <= to;
  }
  const isInside = shape.kind === 'box' ? inBox(shape) : inOutline(shape);
  const sky = plot.projection && flatSky(plot.projection);
  return sky ? (lon, lat) => isInside(...sky.flat(lon, lat)) : isInside;
}

function extentOf(values: readonly number[]): Extent {
  return values.reduce(({ from, to }, one) => ({ from: Math.min(from, one), to: Math.max(to, one) }), {
    from: Infinity,
    to: -Infinity,
  });
}

function inBox({ x, y }: Extract<ChartShape, { kind: 'box' }>): (x: number, y: number) => boolean {
  return (atX, atY) => atX >= x.from && atX <= x.to && atY >= y.from && atY <= y.to;
}

/** By the number of edges that a line from the place to the right crosses: odd within. */
function inOutline({ x, y }: Extract<ChartShape, { kind: 'outline' }>): (x: number, y: number) => boolean {
  return (atX, atY) => {
    let isInside = false;
    for (let i = 0, j = x.length - 1; i < x.length; j = i++) {
      const [xi = NaN, yi = NaN, xj = NaN, yj = NaN] = [x[i], y[i], x[j], y[j]];
      if (yi > atY !== yj > atY && atX < ((xj - xi) * (atY - yi)) / (yj - yi) + xi) isInside = !isInside;
    }
    return isInside;
  };
}
