import type { AxisForm, Plot, PlotAxis } from './plot.ts';

/** The values of a plot's columns as they are drawn, a place a row; NaN where there is none. */
export type PlotValues = {
  readonly x: Float64Array;
  readonly y?: Float64Array;
  readonly color?: Float64Array;
  /** As their columns have them, or as `ChartPoints` as they are drawn. */
  readonly xError?: Float64Array;
  readonly yError?: Float64Array;
};

/** A column's value as the number that is drawn, as `valueSql` has it. */
export function drawnValue(form: AxisForm, value: number): number {
  if (form.kind === 'latitude') return value * form.toDeg;
  if (form.kind !== 'longitude') return value;
  const away = value * form.toDeg - form.centerDeg;
  return Number.isFinite(away) ? away - 360 * Math.floor((away + 180) / 360) : away;
}

/** The most milliseconds from 1970 that JavaScript's dates, and so axes of times, reach (ECMA-262 §21.4.1.1). */
export const MOST_MS = 8.64e15;

/** The most that is drawn: the width of an axis must be a number, too. */
export const MOST_NUMBER = 1e300;

/** Whether a drawn value has no place on its axis though it is a number that axes reach. */
export function isOutside({ isLog, form }: PlotAxis, value: number): boolean {
  if (form.kind === 'latitude') return !(Math.abs(value) <= 90);
  if (form.kind === 'time' && !(Math.abs(value) <= MOST_MS)) return true;
  return isLog && !(value > 0);
}

/** Whether a drawn value has a place on its axis. */
export function hasPlace(axis: PlotAxis, value: number): boolean {
  return Math.abs(value) <= MOST_NUMBER && !isOutside(axis, value);
}

/** Calls `take` with the number of each row that has a place on all axes, and with the place. */
export function eachDrawn(
  { x, y }: Pick<Plot, 'x' | 'y'>,
  values: PlotValues,
  take: (row: number, x: number, y: number) => void,
): void {
  const { x: xs, y: ys } = values;
  for (let row = 0; row < xs.length; row++) {
    const [atX = NaN, atY = NaN] = [xs[row], ys?.[row]];
    if (hasPlace(x, atX) && (!y || hasPlace(y, atY))) take(row, atX, atY);
  }
}

/** As `eachDrawn`; where a line is drawn also, with NaN for its place, the first row of each run that is left out. */
export function eachOnLine(
  plot: Pick<Plot, 'x' | 'y' | 'isLine'>,
  values: PlotValues,
  isInside: (x: number, y: number) => boolean,
  take: (row: number, isPlaced: boolean) => void,
): void {
  let next = 0;
  eachDrawn(plot, values, (row, x, y) => {
    if (!isInside(x, y)) return;
    if (plot.isLine && row > next) take(next, false);
    take(row, true);
    next = row + 1;
  });
}
