import type { Carried } from '../../workers/wire/carried.ts';
import { isPlainObject, flatRows } from './flatRows.ts';
import { arrowOfRows } from './arrowOfRows.ts';
import { isArrowTable, tableOfArrow } from './arrowMetadata.ts';
import { dtypeOfTypedArray } from './numpyArray.ts';

const opaque = (value: unknown): Carried => ({
  kind: 'opaque',
  type: typeof value === 'object' ? (value?.constructor?.name ?? 'object') : typeof value,
});

/** The value as structured cloning keeps it, with maps as objects and sets as arrays; throws on what has no plain form. */
function plain(value: unknown, above: readonly object[]): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError(typeof value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (above.includes(value)) throw new TypeError('a value that contains itself');
  const below = [...above, value];
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value;
  if (Array.isArray(value) || value instanceof Set) return Array.from(value, (item) => plain(item, below));
  const entries = value instanceof Map ? [...value] : isPlainObject(value) ? Object.entries(value) : undefined;
  if (!entries) throw new TypeError(value.constructor.name);
  return Object.fromEntries(entries.map(([key, item]) => [String(key), plain(item, below)]));
}

/**
 * A JavaScript value in the wire's forms: Arrow tables and arrays of flat objects as tables, typed arrays (with an
 * optional `shape` and `unit`) as arrays, maps and sets as objects and arrays. DOM nodes, functions and instances of
 * classes are opaque.
 */
export function carryJs(value: unknown): Carried {
  if (isArrowTable(value)) return { kind: 'table', table: tableOfArrow(value) };
  const dtype = dtypeOfTypedArray(value);
  if (dtype) {
    const array = value as ArrayBufferView & { length: number; shape?: readonly number[]; unit?: string };
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    return { kind: 'array', dtype, shape: array.shape ?? [array.length], bytes, unit: array.unit };
  }
  const names = flatRows(value);
  const arrow = names && arrowOfRows(value as Record<string, unknown>[], names);
  if (arrow) return { kind: 'table', table: tableOfArrow(arrow) };
  try {
    return { kind: 'plain', value: plain(value, []) };
  } catch {
    return opaque(value);
  }
}
