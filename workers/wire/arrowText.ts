import { DataType, Precision, Vector, type Data } from 'apache-arrow';
import { clockText } from './clockText.ts';
import { decimalText, decimalWhole } from './decimalWhole.ts';
import { hexText } from './hexText.ts';
import { dayText, instantText } from './instantText.ts';
import { shortest } from './shortest.ts';
import { itemAt } from '../../src/known/itemAt.ts';

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
  const type: DataType = data.type;
  if (DataType.isFloat(type))
    return type.precision === Precision.HALF
      ? shortest(held(data, row), true)
      : shortest(values[row], type.precision === Precision.SINGLE);
  if (DataType.isInt(type)) return String(values[row]);
  if (DataType.isDecimal(type)) return decimalText(decimalWhole(wordsAt(data, row)), type.scale);
  if (DataType.isTimestamp(type)) return instantText(values[row], type.unit, type.timezone);
  if (DataType.isDate(type)) return type.unit === 0 ? dayText(values[row]) : dayText(Number(values[row]) / 86_400_000);
  if (DataType.isTime(type) || DataType.isDuration(type)) return clockText(values[row], type) ?? '';
  if (DataType.isInterval(type)) return clockText(wordsAt(data, row), type) ?? '';
  if (DataType.isBinary(type) || DataType.isFixedSizeBinary(type)) return hexText(held(data, row), SHOWN_BYTES);
  if (DataType.isDictionary(type)) return arrowTextOf(dictionaryOf(data), Number(values[row]));
  if (DataType.isFixedSizeList(type))
    return listText(itemAt(children, 0), row * type.listSize, (row + 1) * type.listSize);
  if (DataType.isList(type))
    return listText(itemAt(children, 0), Number(valueOffsets[row]), Number(valueOffsets[row + 1]));
  if (DataType.isMap(type))
    return mapText(itemAt(children, 0), Number(valueOffsets[row]), Number(valueOffsets[row + 1]));
  if (DataType.isStruct(type))
    return `{${type.children.map(({ name }, i) => `${name}: ${quoted(itemAt(children, i), row)}`).join(', ')}}`;
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
  return values.subarray(row * stride, (row + 1) * stride);
}

/** What Arrow's own accessor gives, of the type that the column says. */
function held(data: Data, row: number) {
  return new Vector([data]).get(row);
}

function dictionaryOf({ dictionary }: Data): Vector {
  if (!dictionary) throw new TypeError('A column of a dictionary comes without it.');
  return dictionary;
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
  const [keys, values] = [itemAt(entries.children, 0), itemAt(entries.children, 1)];
  return `{${Array.from({ length: to - from }, (_, i) => `${quoted(keys, from + i)}: ${quoted(values, from + i)}`).join(', ')}}`;
}
