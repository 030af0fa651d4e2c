import { identifier } from '../../../workers/wire/quoted.ts';
import { scaleOf, type Bins, type Edges } from './edges.ts';
import { MOST_MS, MOST_NUMBER } from './drawnValues.ts';
import type { Plot, PlotAxis, PlotError } from './plot.ts';

/** A number as SQL has it in double precision: a plain `0.1` is a decimal to DuckDB. */
function double(value: number): string {
  return `CAST('${String(value)}' AS DOUBLE)`;
}

/** The axes on which a row must have a place to be drawn. */
export function axesOf({ x, y }: Plot): readonly PlotAxis[] {
  return y ? [x, y] : [x];
}

/** A column's values as the numbers that are drawn. */
function valueSql({ column, form }: PlotAxis): string {
  const name = identifier(column);
  const asTime = `CAST(${name} AS TIMESTAMP)`;
  const asNumber = `CAST(${name} AS DOUBLE)`;
  switch (form.kind) {
    case 'time':
      // An endless one is no date that can be drawn.
      return `CASE WHEN isfinite(${asTime}) THEN CAST(epoch_ms(${asTime}) AS DOUBLE) WHEN ${name} IS NOT NULL THEN ${double(10 * MOST_MS)} END`;
    case 'number':
      return asNumber;
    case 'latitude':
      return form.toDeg === 1 ? asNumber : `(${asNumber} * ${double(form.toDeg)})`;
    case 'longitude': {
      const away = `(${asNumber} * ${double(form.toDeg)} - ${double(form.centerDeg)})`;
      // The floor of what is infinite cannot be had.
      return `CASE WHEN isfinite(${asNumber}) THEN ${away} - 360 * floor((${away} + 180) / 360) ELSE ${asNumber} END`;
    }
  }
}

const errorSql = ({ column }: PlotError): string => `CAST(${identifier(column)} AS DOUBLE)`;

/** Neither infinite nor NaN, which DuckDB takes for the greatest. */
const reached = (value: string): string => `abs(${value}) <= ${double(MOST_NUMBER)}`;

/** Whether a row has a place on an axis; false, and never NULL, where it has none. */
function hasPlace(axis: PlotAxis): string {
  const value = valueSql(axis);
  return `coalesce(${reached(value)}${within(axis, ' AND ')}, false)`;
}

function within({ isLog, form, column }: PlotAxis, before: string): string {
  const value = valueSql({ isLog, form, column, label: '', isInverted: false });
  if (form.kind === 'latitude') return `${before}abs(${value}) <= 90`;
  const parts = [
    ...(form.kind === 'time' ? [`abs(${value}) <= ${double(MOST_MS)}`] : []),
    ...(isLog ? [`${value} > 0`] : []),
  ];
  return parts.length > 0 ? `${before}${parts.join(' AND ')}` : '';
}

/** A query over the rows of another, which has lines of its own: places in errors stay places in it. */
const over = (list: readonly string[], source: string): string =>
  `SELECT ${list.join(', ')} FROM (\n${source}\n) AS plotted`;

/** The one row of a plot's facts, as `factsIn` reads it. */
export function factsSql(plot: Plot, source: string): string {
  const axes = axesOf(plot);
  const drawn = axes.map(hasPlace).join(' AND ');
  const leftOut = axes.flatMap((axis, i) => {
    const value = valueSql(axis);
    const outside = within(axis, '');
    return [
      `count(*) FILTER (WHERE ${value} IS NULL OR isnan(${value})) AS missing_${i}`,
      `count(*) FILTER (WHERE isinf(${value})) AS infinite_${i}`,
      `count(*) FILTER (WHERE isfinite(${value}) AND NOT ${reached(value)}) AS beyond_${i}`,
      outside === ''
        ? `CAST(0 AS BIGINT) AS outside_${i}`
        : `count(*) FILTER (WHERE ${reached(value)} AND NOT (${outside})) AS outside_${i}`,
    ];
  });
  const extents = axes.flatMap((axis, i) => [
    `min(${valueSql(axis)}) FILTER (WHERE ${drawn}) AS from_${i}`,
    `max(${valueSql(axis)}) FILTER (WHERE ${drawn}) AS to_${i}`,
  ]);
  const { color } = plot;
  const colored = color && `${drawn} AND ${hasPlace(color)}`;
  return over(
    [
      'count(*) AS total',
      `count(*) FILTER (WHERE ${drawn}) AS drawn`,
      ...leftOut,
      ...extents,
      ...(color && colored
        ? [
            `count(*) FILTER (WHERE ${colored}) AS colored`,
            `min(${valueSql(color)}) FILTER (WHERE ${colored}) AS from_c`,
            `max(${valueSql(color)}) FILTER (WHERE ${colored}) AS to_c`,
          ]
        : []),
      ...[plot.xError, plot.yError].flatMap((error, i) =>
        error ? [`count(*) FILTER (WHERE ${drawn} AND ${errorSql(error)} < 0) AS negative_${i}`] : [],
      ),
    ],
    source,
  );
}

function inside(axis: PlotAxis, { from, to }: Pick<Edges, 'from' | 'to'>): string {
  // What is known of a catalogue's files is of their columns, and leaves none out by an expression.
  const isPlain = axis.form.kind === 'latitude' && axis.form.toDeg === 1;
  return `${isPlain ? identifier(axis.column) : valueSql(axis)} BETWEEN ${double(from)} AND ${double(to)}`;
}

/** The bin of each row that lies within the edges. */
function binSql(axis: PlotAxis, edges: Edges): string {
  const { start, perUnit } = scaleOf(edges);
  const value = edges.isLog ? `ln(${valueSql(axis)})` : valueSql(axis);
  const bin = `floor((${value} - ${double(start)}) * ${double(perUnit)})`;
  return `CAST(greatest(0, least(${edges.count - 1}, ${bin})) AS INTEGER)`;
}

/** The bins that hold rows: `i` (and `j`), `n` rows, and `c`, the mean colour of those that have one. */
export function binsSql(plot: Plot, bins: Bins, source: string): string {
  const { x, y, color } = plot;
  const axes = axesOf(plot);
  const list = [
    `${binSql(x, bins.x)} AS i`,
    `${y && bins.y ? binSql(y, bins.y) : 0} AS j`,
    'count(*) AS n',
    ...(color ? [`avg(${valueSql(color)}) FILTER (WHERE ${hasPlace(color)}) AS c`] : []),
  ];
  const where = [...axes.map(hasPlace), inside(x, bins.x), ...(y && bins.y ? [inside(y, bins.y)] : [])];
  return `${over(list, source)} WHERE ${where.join(' AND ')} GROUP BY i, j`;
}

/**
 * The rows within a range, as numbers: `x`, and where the plot has them `y`, `c`, `ex`, `ey`. Where a line is drawn,
 * rows at an `x` within it without a `y` are its gaps, with NULL for `x`.
 */
export function pointsSql(plot: Plot, { x, y }: Pick<Bins, 'x' | 'y'>, source: string): string {
  const named = (error: PlotError | undefined, name: string): readonly string[] =>
    error ? [`CASE WHEN ${errorSql(error)} >= 0 THEN ${errorSql(error)} * ${double(error.factor)} END AS ${name}`] : [];
  const isGap = plot.isLine && plot.y ? `NOT ${hasPlace(plot.y)}` : undefined;
  const list = [
    isGap ? `CASE WHEN NOT (${isGap}) THEN ${valueSql(plot.x)} END AS x` : `${valueSql(plot.x)} AS x`,
    ...(plot.y ? [`${valueSql(plot.y)} AS y`] : []),
    ...(plot.color ? [`CASE WHEN ${hasPlace(plot.color)} THEN ${valueSql(plot.color)} END AS c`] : []),
    ...named(plot.xError, 'ex'),
    ...named(plot.yError, 'ey'),
  ];
  const across = [hasPlace(plot.x), inside(plot.x, x)];
  const up = plot.y ? [hasPlace(plot.y), ...(y ? [inside(plot.y, y)] : [])].join(' AND ') : 'true';
  const where = [...across, isGap ? `(${isGap} OR ${up})` : up];
  return `${over(list, source)} WHERE ${where.join(' AND ')}`;
}
