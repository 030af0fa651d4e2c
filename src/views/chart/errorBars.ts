import type { PlotAxis } from '../../catalogue/plot/plot.ts';
import type { ChartPoints } from './chartData.ts';

/** The ends of the lines of error bars. */
export type ErrorBars = Readonly<Record<'x0' | 'y0' | 'x1' | 'y1', Float64Array>>;

/** What is zero or less has no place on an axis of logarithms: its bar ends below all that is seen. */
function ended({ isLog }: PlotAxis, value: number, error: number): number {
  const end = value - error;
  return isLog && !(end > 0) ? value * 1e-9 : end;
}

/** The error bars of points, each from its value less its error to its value and its error. */
export function errorBars({ x: xs, y: ys, xError, yError }: ChartPoints, x: PlotAxis, y: PlotAxis): ErrorBars {
  const lines: (readonly [number, number, number, number])[] = [];
  xs.forEach((atX, i) => {
    const atY = ys?.[i] ?? NaN;
    const [ex = NaN, ey = NaN] = [xError?.[i], yError?.[i]];
    if (Number.isFinite(ex)) lines.push([ended(x, atX, ex), atY, atX + ex, atY]);
    if (Number.isFinite(ey)) lines.push([atX, ended(y, atY, ey), atX, atY + ey]);
  });
  const column = (k: 0 | 1 | 2 | 3): Float64Array => Float64Array.from(lines, (line) => line[k]);
  return { x0: column(0), y0: column(1), x1: column(2), y1: column(3) };
}

/** Where values with their errors begin and end; those that reach zero on an axis of logarithms have values alone. */
export function withErrors(
  { isLog }: PlotAxis,
  values: Float64Array,
  errors: Float64Array,
): { readonly from: number; readonly to: number } | undefined {
  let [from, to] = [Infinity, -Infinity];
  values.forEach((value, i) => {
    const error = errors[i] ?? NaN;
    const by = Number.isFinite(error) ? error : 0;
    const low = isLog && value - by <= 0 ? value : value - by;
    if (low < from) from = low;
    if (value + by > to) to = value + by;
  });
  return from <= to ? { from, to } : undefined;
}
