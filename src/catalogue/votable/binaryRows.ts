import type { Datatype, Field } from './field.ts';
import { itemAt } from '../../known/itemAt.ts';

const WIDTHS: Readonly<Record<Datatype, number>> = {
  boolean: 1,
  bit: 0,
  unsignedByte: 1,
  short: 2,
  int: 4,
  long: 8,
  char: 1,
  unicodeChar: 2,
  float: 4,
  double: 8,
  floatComplex: 8,
  doubleComplex: 16,
};

/**
 * The values of each field from a BINARY or BINARY2 stream (VOTable 1.5 §5.3, §5.4); the latter has flags of nulls
 * before each row. Throws `RangeError` for bytes that hold no such rows.
 */
export function binaryRows(
  bytes: Uint8Array,
  fields: readonly Field[],
  flags: boolean,
): readonly (readonly unknown[])[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const columns: unknown[][] = fields.map(() => []);
  const flagBytes = flags ? Math.ceil(fields.length / 8) : 0;
  let at = 0;
  while (at + flagBytes < bytes.length) {
    const mask = bytes.subarray(at, at + flagBytes);
    const start = at;
    at += flagBytes;
    for (const [i, field] of fields.entries()) {
      const { value, end } = read(view, at, field);
      const isNull = flags && (mask[i >> 3]! & (128 >> (i & 7))) !== 0;
      itemAt(columns, i).push(isNull ? null : value);
      at = end;
    }
    if (!(at > start)) throw new RangeError('Rows of no length');
  }
  return columns;
}

function read(
  view: DataView,
  start: number,
  { datatype, length, isArray, nullText, textLength }: Field,
): { readonly value: unknown; readonly end: number } {
  let at = start;
  let count = length;
  if (count === undefined) {
    count = view.getInt32(at);
    at += 4;
  }
  const width = WIDTHS[datatype];
  const end = at + (datatype === 'bit' ? Math.ceil(count / 8) : count * width);
  if (!(count >= 0 && end <= view.byteLength)) throw new RangeError('A value beyond the end of its bytes');
  if (datatype === 'char' || datatype === 'unicodeChar') {
    const text = textAt(view, at, end, datatype);
    if (!isArray || textLength === undefined)
      return { value: nullText !== undefined && text === nullText ? null : text.replace(/\0.*$/s, ''), end };
    return {
      value: Array.from({ length: Math.ceil(count / textLength) }, (_, i) =>
        text.slice(i * textLength, (i + 1) * textLength).replace(/(?<![\0 ])[\0 ]+$/, ''),
      ),
      end,
    };
  }
  const item = (i: number) => {
    const value = scalar(view, at, i, datatype);
    return nullText !== undefined && String(value) === nullText ? null : value;
  };
  if (datatype.endsWith('Complex'))
    return { value: Array.from({ length: 2 * count }, (_, i) => scalar(view, at, i, datatype)), end };
  return { value: isArray ? Array.from({ length: count }, (_, i) => item(i)) : item(0), end };
}

function textAt(view: DataView, start: number, end: number, datatype: Datatype): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  return new TextDecoder(datatype === 'char' ? 'utf-8' : 'utf-16be').decode(bytes);
}

function scalar(view: DataView, at: number, i: number, datatype: Datatype): unknown {
  switch (datatype) {
    case 'boolean': {
      const letter = String.fromCharCode(view.getUint8(at + i));
      return /[tT1]/.test(letter) ? true : /[fF0]/.test(letter) ? false : null;
    }
    case 'bit':
      return (view.getUint8(at + (i >> 3)) >> (7 - (i & 7))) & 1;
    case 'unsignedByte':
      return view.getUint8(at + i);
    case 'short':
      return view.getInt16(at + 2 * i);
    case 'int':
      return view.getInt32(at + 4 * i);
    case 'long':
      return view.getBigInt64(at + 8 * i);
    case 'float':
    case 'floatComplex':
      return view.getFloat32(at + 4 * i);
    default:
      return view.getFloat64(at + 8 * i);
  }
}
