import { MOST_NUMBER } from './drawnValues.ts';
import type { Extent, LeftOut, PlotFacts } from './facts.ts';
import type { Plot, PlotAxis } from './plot.ts';
import { countText } from '../../known/countText.ts';

const rows = (count: number): string => `${countText(count)} ${count === 1 ? 'row' : 'rows'}`;

/** Why numbers have no place on an axis. */
function outsideWords(axis: PlotAxis | undefined): string {
  if (axis?.form.kind === 'latitude') return 'beyond ±90°';
  if (axis?.form.kind !== 'time') return 'of zero or less, which has no logarithm';
  return `that is not a date that can be drawn${axis.isLog ? ', or has no logarithm' : ''}`;
}

/** What of a column keeps rows from being drawn. */
function reasons(
  { column, missing, infinite, beyond, outside }: LeftOut,
  axis: PlotAxis | undefined,
): readonly string[] {
  return [
    ...(missing > 0 ? [`${countText(missing)} without ${column}`] : []),
    ...(infinite > 0 ? [`${countText(infinite)} with infinite ${column}`] : []),
    ...(beyond > 0 ? [`${countText(beyond)} with ${column} beyond ±${MOST_NUMBER}, which no axis reaches`] : []),
    ...(outside > 0 ? [`${countText(outside)} with ${column} ${outsideWords(axis)}`] : []),
  ];
}

/** That whole numbers of more digits than a double has are rounded, and how far. */
function roundedWords(axis: PlotAxis | undefined, extent: Extent | undefined): readonly string[] {
  if (!axis?.isWhole || !extent) return [];
  const most = Math.max(Math.abs(extent.from), Math.abs(extent.to));
  if (most <= Number.MAX_SAFE_INTEGER) return [];
  const step = 2 ** (Math.floor(Math.log2(most)) - 52);
  return [`${axis.column} goes beyond 2^53 and is drawn to the nearest ${countText(step)}.`];
}

/** What the reader must know of rows that are not drawn, or not in colour: sentences. */
export function leftOutWords({ x, y, color, xError, yError }: Plot, facts: PlotFacts): readonly string[] {
  const undrawn = facts.rows - facts.drawn;
  const said = facts.leftOut.flatMap((left, i) => reasons(left, i === 0 ? x : y));
  return [
    ...(undrawn > 0
      ? [`${rows(undrawn)} of ${countText(facts.rows)} ${undrawn === 1 ? 'is' : 'are'} not drawn: ${said.join(', ')}.`]
      : []),
    ...(color && facts.uncolored > 0
      ? [
          `${rows(facts.uncolored)} without ${color.column}${color.isLog ? ', or with one that has no logarithm,' : ''} ${facts.uncolored === 1 ? 'is' : 'are'} grey.`,
        ]
      : []),
    ...(facts.negativeErrors ?? [])
      .filter((errors) => errors.rows > 0)
      .map(
        ({ column, rows: count }) =>
          `${rows(count)} with ${column} below zero, which is no error, ${count === 1 ? 'has' : 'have'} no error bar.`,
      ),
    ...roundedWords(x, facts.x),
    ...roundedWords(y, facts.y),
    ...roundedWords(color, facts.color),
    ...[xError?.note, yError?.note].filter((note) => note !== undefined),
  ];
}
