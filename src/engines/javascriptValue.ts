import { isMarked, type Marked } from '../../workers/wire/marked.ts';
import { dateOfMoment } from './moment.ts';
import { Quantity } from './quantity.ts';

/**
 * Plain data of the wire as JavaScript's own: moments as `Date`, dictionaries with keys that are no text as `Map`,
 * numbers with a unit as `Quantity`.
 */
export function javascriptValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(javascriptValue);
  if (
    typeof value !== 'object' ||
    value === null ||
    value instanceof Date ||
    ArrayBuffer.isView(value) ||
    value instanceof ArrayBuffer
  )
    return value;
  if (isMarked(value)) return valueOfMarked(value);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, javascriptValue(item)]));
}

function valueOfMarked(marked: Marked): unknown {
  switch (marked.$skybook) {
    case 'moment':
      return dateOfMoment(marked);
    case 'quantity':
      return new Quantity(marked.value, marked.unit);
    case 'entries':
      return new Map(marked.entries.map(([key, item]) => [javascriptValue(key), javascriptValue(item)]));
    case 'set':
      return new Set(marked.items.map(javascriptValue));
    case 'bytes':
      return Object.defineProperty(Uint8Array.from(marked.bytes), 'dtype', { value: 'bytes' });
  }
}
