import { dateText } from '../../engines/moment.ts';
import { Quantity } from '../../engines/quantity.ts';
import { isArrowTable } from '../../engines/arrowMetadata.ts';
import { arrowValueText } from '../arrowValueText.ts';
import { countText } from '../../known/countText.ts';

const MOST_DEEP = 8;

/**
 * A value in running text, whole and as tables and `print` have it: numbers with all their digits, instants in ISO
 * 8601, lists and objects as in a table's cell. A list by itself has its items behind commas.
 */
export function valueText(value: unknown): string {
  return isList(value) ? Array.from(value, (item) => within(item, 1)).join(', ') : plain(value, 0);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

/** A value within another, where texts are told by their quotes. */
function within(value: unknown, depth: number): string {
  return typeof value === 'string' && depth > 1 ? JSON.stringify(value) : plain(value, depth);
}

function plain(value: unknown, depth: number): string {
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (value instanceof Date) return dateText(value);
  if (value instanceof Quantity || value instanceof URL || value instanceof RegExp || value instanceof Error)
    return String(value);
  if (isArrowTable(value)) return `a table of ${countText(value.numRows)} rows`;
  const arrow = arrowValueText(value);
  if (arrow !== undefined) return arrow;
  if (depth > MOST_DEEP) return '…';
  const list = (items: Iterable<unknown>) => `[${Array.from(items, (item) => within(item, depth + 2)).join(', ')}]`;
  if (isList(value)) return list(Array.from(value));
  if (value instanceof Set) return list(value);
  const entries: readonly (readonly [unknown, unknown])[] =
    value instanceof Map ? [...value.entries()] : Object.entries(value);
  return `{${entries.map(([key, item]) => `${plain(key, depth + 1)}: ${within(item, depth + 2)}`).join(', ')}}`;
}
