import type { PlotSpec, PlotWish } from '../../../workers/wire/plot.ts';
import { MIME } from '../../../workers/wire/shown.ts';
import { carryJs } from '../carryValue.ts';
import { isPlainObject } from '../flatRows.ts';
import { shownValue, type ShownValue } from './shownValue.ts';

const TEXTS = ['x', 'y', 'color', 'xerr', 'yerr', 'log', 'invert', 'projection', 'colormap', 'title'] as const;
const NUMBERS = ['bins', 'density', 'height', 'center'] as const;
const KNOWN: readonly string[] = [...TEXTS, ...NUMBERS, 'line'];

const is = (names: readonly string[], name: string): boolean => names.includes(name);

/** The options of `plot` as a wish. Throws `TypeError` in words on one that is none. */
function wishOf(options: Readonly<Record<string, unknown>>): PlotWish {
  const given = Object.entries(options).filter(([, value]) => value !== undefined && value !== null);
  for (const [name, value] of given) {
    if (!is(KNOWN, name)) throw new TypeError(`plot: there is no option ${name}; there are ${KNOWN.join(', ')}`);
    const type = is(TEXTS, name) ? 'string' : is(NUMBERS, name) ? 'number' : 'boolean';
    if (typeof value === type) continue;
    const what = type === 'string' ? 'a text, such as the name of a column' : `a ${type}`;
    throw new TypeError(`plot: ${name} is ${what}`);
  }
  return Object.fromEntries(given);
}

/**
 * The builtin `plot`: `plot(table, 'x', 'y', {color, log, …})`, or `plot(table, {x, y, …})`. A table is one of SQL or
 * Python, an Arrow table or an array of flat objects. Throws `TypeError` on anything else.
 */
export function plot(table: unknown, ...columns: readonly unknown[]): ShownValue {
  const last = columns.at(-1);
  const options = isPlainObject(last) ? last : {};
  const [x = options['x'], y = options['y'], ...others] = columns.filter((column) => column !== options);
  if (others.length > 0) throw new TypeError('plot: after the table stand x, y and an object of options');
  const carried = carryJs(table);
  if (carried.kind !== 'table') throw new TypeError('plot: a table is an Arrow table or an array of flat objects');
  const spec: PlotSpec = { wish: wishOf({ ...options, x, y }), source: { kind: 'table', table: 'rows' } };
  return shownValue({ data: { [MIME.plot]: spec, 'text/plain': 'plot' }, tables: { rows: carried.table } });
}
