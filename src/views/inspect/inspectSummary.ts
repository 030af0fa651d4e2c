import { dateText } from '../../engines/moment.ts';
import { Quantity } from '../../engines/quantity.ts';
import { arrowValueText } from '../arrowValueText.ts';
import { childCount, childrenOf } from './inspectChildren.ts';
import { countText } from '../../known/countText.ts';

/** A value on one line; `kind` chooses its colour. */
export type Summary = {
  readonly text: string;
  readonly kind: 'string' | 'number' | 'nothing' | 'boolean' | 'function' | 'date' | 'error' | 'object' | 'symbol';
};

const LONG = 2000;
const WIDE = 90;

function nameOf(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return '';
  return value.constructor?.name ?? 'Object';
}

/** Whether a value is a list: an array or a typed array. */
const isList = (value: object): value is ArrayLike<unknown> & object =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

function objectText(value: object, depth: number): string {
  const arrow = arrowValueText(value);
  if (arrow !== undefined) return arrow.length > LONG ? `${arrow.slice(0, LONG)}…` : arrow;
  const name = nameOf(value);
  const size =
    value instanceof Map || value instanceof Set
      ? `(${value.size})`
      : isList(value) && (name !== 'Array' || value.length > 5)
        ? `(${countText(value.length)})`
        : '';
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  const prefix = `${isList(value) && name === 'Array' && !size ? '' : name}${size}`;
  const lead = prefix ? `${prefix} ` : '';
  if (childCount(value) === 0) return `${lead}${open}${close}`;
  if (depth > 1) return `${lead}${open}…${close}`;
  const parts: string[] = [];
  let width = lead.length;
  for (const [key, child] of childrenOf(value, 0, WIDE)) {
    const text =
      typeof child === 'object' && child !== null ? summaryAt(child, depth + 1).text : shortened(summaryOf(child).text);
    const part =
      isList(value) || value instanceof Set ? text : value instanceof Map ? `${key} ⇒ ${text}` : `${key}: ${text}`;
    width += part.length + 2;
    if (width > WIDE && parts.length > 0) {
      parts.push('…');
      break;
    }
    parts.push(part);
  }
  return `${lead}${open}${parts.join(', ')}${close}`;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

function summaryAt(value: unknown, depth: number): Summary {
  switch (typeof value) {
    case 'string':
      return { text: JSON.stringify(value.length > LONG ? `${value.slice(0, LONG)}…` : value), kind: 'string' };
    case 'number':
      return { text: Object.is(value, -0) ? '-0' : String(value), kind: 'number' };
    case 'bigint':
      return { text: `${value}n`, kind: 'number' };
    case 'boolean':
      return { text: String(value), kind: 'boolean' };
    case 'undefined':
      return { text: 'undefined', kind: 'nothing' };
    case 'symbol':
      return { text: String(value), kind: 'symbol' };
    case 'function':
      return {
        text: /^class\b/.test(String(value))
          ? `class ${value.name}`
          : `ƒ ${value.name || 'anonymous'}(${value.length ? '…' : ''})`,
        kind: 'function',
      };
  }
  if (value === null) return { text: 'null', kind: 'nothing' };
  if (value instanceof Date) return { text: dateText(value), kind: 'date' };
  if (value instanceof Quantity) return { text: String(value), kind: 'number' };
  if (value instanceof Error) return { text: `${value.name}: ${value.message}`, kind: 'error' };
  if (value instanceof RegExp || value instanceof URL) return { text: String(value), kind: 'symbol' };
  if (typeof Node !== 'undefined' && value instanceof Node)
    return { text: `<${value.nodeName.toLowerCase()}>`, kind: 'object' };
  return { text: objectText(value as object, depth), kind: 'object' };
}

/** A JavaScript value on one line, shortened where it is long. Reading a property that throws shows the error. */
export function summaryOf(value: unknown): Summary {
  return summaryAt(value, 0);
}
