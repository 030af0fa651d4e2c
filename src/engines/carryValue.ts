import type { Carried } from '../../workers/wire/carried.ts';
import type { Marked } from '../../workers/wire/marked.ts';
import { isPlainObject, flatRows } from './flatRows.ts';
import { arrowOfRows } from './arrowOfRows.ts';
import { isArrowTable, tableOfArrow } from './arrowMetadata.ts';
import { momentOfDate } from './moment.ts';
import { carriedArray } from './numpyArray.ts';
import { Quantity } from './quantity.ts';
import { wireTable } from './wireTable.ts';

/** What stands in a value that has no form elsewhere, and where: `.options.pattern is a RegExp`. */
class NoForm extends Error {}

/** The value as the wire has it; throws `NoForm` on what has no plain form. */
function plain(value: unknown, path: string, above: readonly object[]): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new NoForm(said(path, typeof value));
  if (typeof value !== 'object' || value === null) return value;
  if (above.includes(value)) throw new NoForm(said(path, 'part of itself'));
  const below = [...above, value];
  const marked = markedOf(value, path, below);
  if (marked) return marked;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value)) return Array.from(value, (item, i) => plain(item, `${path}[${i}]`, below));
  if (!isPlainObject(value)) throw new NoForm(said(path, value.constructor?.name ?? 'object'));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, `${path}.${key}`, below)]));
}

function markedOf(value: object, path: string, below: readonly object[]): Marked | Record<string, unknown> | undefined {
  if (value instanceof Date) {
    const moment = momentOfDate(value);
    if (Number.isNaN(moment.ms)) throw new NoForm(said(path, 'Date without a value'));
    return moment;
  }
  if (value instanceof Quantity) return { $skybook: 'quantity', value: value.value, unit: value.unit };
  if (value instanceof Uint8Array && Reflect.get(value, 'dtype') === 'bytes')
    return { $skybook: 'bytes', bytes: value };
  if (value instanceof Set)
    return { $skybook: 'set', items: Array.from(value, (item, i) => plain(item, `${path}[${i}]`, below)) };
  if (!(value instanceof Map)) return undefined;
  const entries = Array.from(
    value,
    ([key, item]) => [plain(key, `${path} key`, below), plain(item, `${path}.${String(key)}`, below)] as const,
  );
  return entries.every(([key]) => typeof key === 'string')
    ? Object.fromEntries<unknown>(entries.map(([key, item]) => [String(key), item]))
    : { $skybook: 'entries', entries };
}

function said(path: string, what: string): string {
  return path === '' ? what : `${what}, at ${path}`;
}

/**
 * A JavaScript value in the wire's forms: Arrow tables and arrays of flat objects as tables, typed arrays (with an
 * optional `shape` and `unit`) as arrays, the rest as plain data. DOM nodes, functions and instances of
 * classes are opaque, and what holds one is as well: `type` says which part it is.
 */
export function carryJs(value: unknown): Carried {
  if (isArrowTable(value)) return { kind: 'table', table: wireTable(value) };
  const array = carriedArray(value);
  if (array) return array;
  const names = flatRows(value);
  const arrow = names && arrowOfRows(value as Record<string, unknown>[], names);
  if (arrow) return { kind: 'table', table: tableOfArrow(arrow) };
  try {
    return { kind: 'plain', value: plain(value, '', []) };
  } catch (error) {
    if (!(error instanceof NoForm)) throw error;
    return { kind: 'opaque', type: error.message };
  }
}
