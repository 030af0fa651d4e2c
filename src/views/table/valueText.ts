import { hexText } from '../../../workers/wire/hexText.ts';
import { recordOf } from '../../known/recordOf.ts';

const SHOWN_BYTES = 16;

/** Any JavaScript value of a cell as one line of text: lists and objects as JSON-like text, bytes in hexadecimal. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? 'invalid date'
      : value
          .toISOString()
          .replace('T', ' ')
          .replace(/(\.000)?Z$/, '');
  if (value instanceof Uint8Array) return hexText(value, SHOWN_BYTES);
  if (isIterable(value)) return `[${Array.from(value, quoted).join(', ')}]`;
  if (typeof value === 'object') {
    const json = 'toJSON' in value && typeof value.toJSON === 'function' ? recordOf(value.toJSON()) : value;
    return `{${Object.entries(json)
      .map(([name, item]) => `${name}: ${quoted(item)}`)
      .join(', ')}}`;
  }
  return String(value);
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : valueText(value);
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}
