import type { Column } from '../../../workers/wire/column.ts';
import type { PlotWish } from '../../../workers/wire/plot.ts';
import { positionColumns } from '../position/positionColumns.ts';
import { itemAt } from '../../known/itemAt.ts';
import { axisForm } from './axisForm.ts';
import { errorColumn } from './errorColumn.ts';
import {
  COLORMAPS,
  type AxisForm,
  type Colormap,
  type Plot,
  type PlotAxis,
  type PlotError,
  type Projection,
} from './plot.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';
import { countText } from '../../known/countText.ts';

const MOST_POINTS = 20_000;
const HEIGHT_PX = 400;
const PROJECTIONS = ['mollweide', 'hammer', 'aitoff'] as const;

const LONG = /^u?((big|huge)int|int64|long)/i;

const isColormap = (name: string): name is Colormap => COLORMAPS.some((known) => known === name);
const isProjection = (name: string): name is Projection => PROJECTIONS.some((known) => known === name);

/** The parts of `xy`, `x, color` or `x y`. Throws in words on another part. */
function partsOf(text: string | undefined, what: string, known: readonly string[]): ReadonlySet<string> {
  const parts = (text ?? '').split(/[\s,+]+/).filter(Boolean);
  const letters = parts.flatMap((part) => (/^[xy]+$/.test(part) ? [...part] : [part]));
  const wrong = letters.find((part) => !known.includes(part));
  if (wrong !== undefined) throw new RangeError(`${what} can be ${known.join(', ')}, and not \`${wrong}\``);
  return new Set(letters);
}

function atLeast(value: number | undefined, least: number, most: number, what: string): number | undefined {
  if (value === undefined) return undefined;
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new RangeError(`${what} is a whole number from ${least} to ${countText(most)}, and not ${value}`);
}

/** A column by the name that was written; where no case fits, and only one does without, that one. */
function columnNamed(columns: readonly Column[], name: string): Column {
  const exact = columns.find((column) => column.name === name);
  if (exact) return exact;
  const [only, ...others] = columns.filter((column) => sqlKey(column.name) === sqlKey(name));
  if (only && others.length === 0) return only;
  const known = columns.slice(0, 30).map((column) => column.name);
  throw new RangeError(
    `the rows have no column \`${name}\`; there are ${known.join(', ')}${columns.length > 30 ? ' …' : ''}`,
  );
}

/** A name as it was written on an axis: `-name` is `name` backwards, unless a column has just that name. */
function written(columns: readonly Column[], text: string): { readonly column: Column; readonly isBackwards: boolean } {
  const isBackwards = text.startsWith('-') && !columns.some(({ name }) => name === text);
  const rest = isBackwards ? text.slice(1) : text;
  const isName = !isBackwards || columns.some(({ name }) => name === rest);
  return { column: columnNamed(columns, isName ? rest : rest.trim()), isBackwards };
}

/** The scale of times as they are drawn, which are UTC where they had another (`Column.timeScale`). */
function scaleOf({ type, timeScale }: Column): string | undefined {
  if (timeScale === 'local') return 'local time';
  if (timeScale !== undefined) return `UTC, from ${timeScale.toUpperCase()}`;
  return type === 'time (utc)' ? 'UTC' : undefined;
}

function labelled(column: Column, { kind }: AxisForm): string {
  const within = kind === 'time' ? scaleOf(column) : column.unit;
  return within ? `${column.name} (${within})` : column.name;
}

/**
 * What a wish means for rows with these columns; of a whole sky without `x` and `y` the columns that are known as
 * positions. Throws in words on what cannot be drawn.
 */
export function readPlot(wish: PlotWish, columns: readonly Column[]): Plot {
  const logs = partsOf(wish.log, 'log', ['x', 'y', 'color']);
  const inverted = partsOf(wish.invert, 'invert', ['x', 'y']);
  const { projection, colormap = 'viridis', center = 0 } = wish;
  if (projection !== undefined && !isProjection(projection))
    throw new RangeError(`projection can be ${PROJECTIONS.join(', ')}, and not \`${projection}\``);
  if (!isColormap(colormap)) throw new RangeError(`colormap can be ${COLORMAPS.join(', ')}, and not \`${colormap}\``);
  const axis = (text: string, part: 'x' | 'y' | 'color', sky?: 'longitude' | 'latitude'): PlotAxis => {
    const { column, isBackwards } = written(columns, text);
    if (sky && logs.has(part)) throw new RangeError('a whole sky has no logarithmic axes');
    const form = axisForm(column, sky, center);
    return {
      column: column.name,
      label: labelled(column, form),
      isLog: logs.has(part),
      isInverted: isBackwards !== inverted.has(part),
      ...(LONG.test(column.type ?? '') && { isWhole: true }),
      form,
    };
  };
  const [x = wish.x, y = wish.y] = projection === undefined ? [] : placeOf(wish, columns);
  if (x === undefined) throw new RangeError('a plot needs x: the name of a column');
  if (projection !== undefined && y === undefined) throw new RangeError('a whole sky needs x and y, or neither');
  const error = (name: string, of = ''): PlotError =>
    errorColumn(columnNamed(columns, name), written(columns, of).column);
  if (y === undefined && (wish.color ?? wish.yerr ?? wish.xerr) !== undefined)
    throw new RangeError('a histogram, which has no y, has no color, xerr or yerr either');
  if (projection !== undefined && (wish.yerr ?? wish.xerr) !== undefined)
    throw new RangeError('a whole sky has no error bars');
  const kind = y === undefined ? 'histogram' : projection === undefined ? 'points' : 'sky';
  const isSky = kind === 'sky';
  const errors = [wish.xerr, wish.yerr].flatMap((name) => (name === undefined ? [] : columnNamed(columns, name)));
  const drawn = [x, y, wish.color].flatMap((name) => (name === undefined ? [] : written(columns, name).column));
  const notes = [...drawn, ...errors].flatMap(({ note }) => note ?? []);
  return {
    kind,
    x: axis(x, 'x', isSky ? 'longitude' : undefined),
    ...(y !== undefined && { y: axis(y, 'y', isSky ? 'latitude' : undefined) }),
    ...(wish.color !== undefined && { color: axis(wish.color, 'color') }),
    ...(wish.xerr !== undefined && { xError: error(wish.xerr, x) }),
    ...(wish.yerr !== undefined && { yError: error(wish.yerr, y) }),
    notes: [...new Set(notes)],
    ...(projection !== undefined && { projection }),
    ...(wish.bins !== undefined && {
      bins: atLeast(wish.bins, 1, 10_000, 'bins'),
    }),
    mostPoints: atLeast(wish.density, 0, 500_000, 'density') ?? MOST_POINTS,
    colormap,
    ...(wish.title !== undefined && { title: wish.title }),
    heightPx: atLeast(wish.height, 100, 5000, 'height') ?? HEIGHT_PX,
    isLine: wish.line ?? false,
    isLogCount: y === undefined ? logs.has('y') : logs.has('color') || wish.color === undefined,
  };
}

function placeOf({ x, y }: PlotWish, columns: readonly Column[]): readonly [string, string] | readonly [] {
  if (x !== undefined || y !== undefined) return [];
  const isText = ({ type = '' }: Column): boolean => /^(varchar|text|str|utf8|<u|object|dictionary)/i.test(type);
  const found = positionColumns(columns.map((column) => ({ ...column, text: isText(column) })));
  if (!found) throw new RangeError('the rows have no columns that are known as positions; name them with x and y');
  return [itemAt(columns, found.ra).name, itemAt(columns, found.dec).name];
}
