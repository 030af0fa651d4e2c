import { DataType, Precision, Vector, type Data } from 'apache-arrow';
import { clockText } from './clockText.ts';
import { decimalText, decimalWhole } from './decimalWhole.ts';
import { hexText } from './hexText.ts';
import { dayText, instantText } from './instantText.ts';
import { shortest } from './shortest.ts';

const SHOWN_BYTES = 16;

/**
 * The value at a row of an Arrow column's piece as one line of text, exact for every type: what the table view, text
 * and the other languages say of it. Lists and structs look like JSON, `null` where there is no value.
 */
export function arrowText(data: Data, row: number): string {
  return data.getValid(row) ? present(data, row) : 'null';
}

function present(data: Data, row: number): string {
  const { values, children, valueOffsets } = data;
  const type = data.type as DataType;
  if (DataType.isFloat(type))
    return type.precision === Precision.HALF
      ? shortest(held(data, row) as number, true)
      : shortest((values as Float64Array)[row]!, type.precision === Precision.SINGLE);
  if (DataType.isInt(type)) return String((values as BigInt64Array)[row]);
  if (DataType.isDecimal(type)) return decimalText(decimalWhole(wordsAt(data, row)), type.scale);
  if (DataType.isTimestamp(type)) return instantText((values as BigInt64Array)[row]!, type.unit, type.timezone);
  if (DataType.isDate(type))
    return type.unit === 0
      ? dayText((values as Int32Array)[row]!)
      : dayText(Number((values as BigInt64Array)[row]!) / 86_400_000);
  if (DataType.isTime(type) || DataType.isDuration(type)) return clockText((values as BigInt64Array)[row], type)!;
  if (DataType.isInterval(type)) return clockText(wordsAt(data, row), type)!;
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type))
    return hexText(held(data, row) as Uint8Array, SHOWN_BYTES);
  if (DataType.isDictionary(type)) return arrowTextOf(data.dictionary!, Number((values as Int32Array)[row]!));
  if (DataType.isFixedSizeList(type)) return listText(children[0]!, row * type.listSize, (row + 1) * type.listSize);
  if (DataType.isList(type)) return listText(children[0]!, Number(valueOffsets[row]), Number(valueOffsets[row + 1]));
  if (DataType.isMap(type)) return mapText(children[0]!, Number(valueOffsets[row]), Number(valueOffsets[row + 1]));
  if (DataType.isStruct(type))
    return `{${type.children.map(({ name }, i) => `${name}: ${quoted(children[i]!, row)}`).join(', ')}}`;
  return String(held(data, row));
}

/** The same of a column of several pieces. */
export function arrowTextOf(vector: Vector, row: number): string {
  let at = row;
  for (const data of vector.data) {
    if (at < data.length) return arrowText(data, at);
    at -= data.length;
  }
  return 'null';
}

/** The words of a value that has several of 32 bits. */
export function wordsAt({ values, stride }: Data, row: number): Uint32Array {
  return (values as Uint32Array).subarray(row * stride, (row + 1) * stride);
}

function held(data: Data, row: number): unknown {
  return new Vector([data]).get(row);
}

function quoted(data: Data, row: number): string {
  const text = arrowText(data, row);
  const isText =
    DataType.isUtf8(data.type) || (DataType.isDictionary(data.type) && DataType.isUtf8(data.type.dictionary));
  return isText && data.getValid(row) ? JSON.stringify(text) : text;
}

function listText(items: Data, from: number, to: number): string {
  return `[${Array.from({ length: to - from }, (_, i) => quoted(items, from + i)).join(', ')}]`;
}

function mapText(entries: Data, from: number, to: number): string {
  const [keys, values] = entries.children as unknown as readonly [Data, Data];
  return `{${Array.from({ length: to - from }, (_, i) => `${quoted(keys, from + i)}: ${quoted(values, from + i)}`).join(', ')}}`;
}
