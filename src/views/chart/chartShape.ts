import type { Extent } from '../../catalogue/plot/facts.ts';
import type { Plot, PlotAxis } from '../../catalogue/plot/plot.ts';
import { flatSky } from '../../catalogue/plot/projection.ts';

/** What the reader draws around rows, in the numbers of the figure: a box, or the corners of an outline. */
export type ChartShape =
  | { readonly kind: 'box'; readonly x: Extent; readonly y: Extent }
  | { readonly kind: 'outline'; readonly x: readonly number[]; readonly y: readonly number[] };

type Scaled = Pick<PlotAxis, 'isLog'>;

/**
 * Whether a drawn value lies in a shape as the figure shows it: of a histogram by `x` alone, of a map of the sky where
 * that is flat, on logarithmic axes between edges that are straight there.
 */
export function insideShape(
  shape: ChartShape,
  plot: Pick<Plot, 'kind' | 'projection'> & { readonly x: Scaled; readonly y?: Scaled },
): (x: number, y: number) => boolean {
  if (plot.kind === 'histogram') {
    const { from, to } = shape.kind === 'box' ? shape.x : extentOf(shape.x);
    return (x) => x >= from && x <= to;
  }
  const sky = plot.projection && flatSky(plot.projection);
  const [acrossOf, upOf] = sky ? [drawnOn(), drawnOn()] : [drawnOn(plot.x), drawnOn(plot.y)];
  const isInside =
    shape.kind === 'box' ? inBox(shape) : inOutline({ ...shape, x: shape.x.map(acrossOf), y: shape.y.map(upOf) });
  if (sky) return (lon, lat) => isInside(...sky.flat(lon, lat));
  // Logarithms keep the order in which a box is compared, but would round its borders.
  return shape.kind === 'box' ? isInside : (x, y) => isInside(acrossOf(x), upOf(y));
}

/** Where a value is along an axis, which may run backwards: that moves no edge. */
function drawnOn(axis?: Scaled): (value: number) => number {
  return axis?.isLog ? Math.log10 : (value) => value;
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
