import { DataType, TimeUnit, Vector, type RecordBatch, type Schema } from 'apache-arrow';
import { clockText } from '../../../workers/wire/clockText.ts';
import type { Column } from '../../../workers/wire/column.ts';
import { decimalText } from '../../format/decimalText.ts';
import { isoTime } from '../../format/isoTime.ts';
import { itemAt } from '../../known/itemAt.ts';
import { present } from '../../known/present.ts';

/** The types that the formats of astronomy know; all else is written as text. */
export type SavedType = 'boolean' | 'uint8' | 'int16' | 'int32' | 'int64' | 'float32' | 'float64' | 'text';

/** One value; a bigint for `int64`. */
export type SavedValue = boolean | number | bigint | string;

/** A column as formats of astronomy can hold it: values of one type, or lists of them of a fixed or variable length. */
export type SavedColumn = {
  readonly column: Column;
  readonly type: SavedType;
  readonly list?: number | 'variable';
  /** Of lists in lists of fixed lengths, given as one: the lengths within the outermost, the quickest first. */
  readonly innerAxes?: readonly number[];
  /** Texts are instants in ISO 8601 (DALI 1.1 §3.3.3). */
  readonly isTime?: boolean;
  /** A reader of a batch's rows; null where there is no value. */
  of(batch: RecordBatch): (row: number) => SavedValue | readonly (SavedValue | null)[] | null;
};

/** A table's columns as formats of astronomy can hold them. */
export function savedColumns(schema: Schema, columns: readonly Column[]): readonly SavedColumn[] {
  return schema.fields.map((field, i) => {
    const type = plainType(field.type);
    const column = described(columns[i] ?? { name: field.name }, type);
    const item =
      DataType.isList(type) || DataType.isFixedSizeList(type) ? plainType(itemAt(type.children, 0).type) : undefined;
    const scalar = item && scalarOf(item);
    if (item && scalar && scalar !== 'text') {
      const read = reader(scalar, item);
      const list = DataType.isFixedSizeList(type) ? type.listSize : 'variable';
      return { column, type: scalar, list, of: (batch) => listReader(present(batch.getChildAt(i)), read) };
    }
    const grid = gridOf(type);
    if (grid) {
      const [inner, read] = [grid.axes.slice(1), reader(grid.scalar, grid.item)];
      const list = sizeOf(grid.axes);
      const of = (batch: RecordBatch) => gridReader(present(batch.getChildAt(i)), grid.axes, read);
      return { column, type: grid.scalar, list, innerAxes: inner.toReversed(), of };
    }
    const own = scalarOf(type);
    const read = reader(own, type);
    const isTime = DataType.isTimestamp(type) || DataType.isDate(type);
    return {
      column,
      type: own,
      isTime,
      of: (batch) => {
        const vector = present(batch.getChildAt(i));
        return isTime ? timeReader(vector, type) : valueReader(vector, read);
      },
    };
  });
}

/** The type of what a dictionary stands for. */
function plainType(type: DataType): DataType {
  return DataType.isDictionary(type) ? type.dictionary : type;
}

function described(column: Column, type: DataType): Column {
  return DataType.isDuration(type) && !column.unit
    ? { ...column, unit: itemAt(['s', 'ms', 'us', 'ns'], type.unit) }
    : column;
}

function scalarOf(type: DataType): SavedType {
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isFloat(type)) return type.precision === 2 ? 'float64' : 'float32';
  if (DataType.isDecimal(type)) return type.scale === 0 ? 'int64' : 'float64';
  if (DataType.isDuration(type)) return 'int64';
  if (!DataType.isInt(type)) return 'text';
  if (type.bitWidth === 8) return type.isSigned ? 'int16' : 'uint8';
  if (type.bitWidth === 16) return type.isSigned ? 'int16' : 'int32';
  if (type.bitWidth === 32) return type.isSigned ? 'int32' : 'int64';
  // Beyond what signed 64 bits hold.
  return type.isSigned ? 'int64' : 'text';
}

type Read = (value: unknown) => SavedValue;

function reader(scalar: SavedType, type: DataType): Read {
  if (DataType.isDecimal(type))
    return scalar === 'int64'
      ? (value) => whole(BigInt(decimalText(value as Uint32Array, 0)))
      : (value) => Number(decimalText(value as Uint32Array, type.scale));
  if (scalar === 'int64') return (value) => BigInt(value as number | bigint);
  if (scalar === 'text') return (value) => textOf(value, type);
  return (value) => value as SavedValue;
}

function whole(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value)
    throw new RangeError(
      `${value} has more than the 64 bits of an integer in a file: cast its column to DOUBLE or VARCHAR`,
    );
  return value;
}

function valueReader(vector: Vector, read: Read) {
  return (row: number) => {
    const value: unknown = vector.get(row);
    return value === null || value === undefined ? null : read(value);
  };
}

function listReader(vector: Vector, read: Read) {
  return (row: number) => {
    const list: Iterable<unknown> | null = vector.get(row);
    return list === null
      ? null
      : Array.from(list, (value) => (value === null || value === undefined ? null : read(value)));
  };
}

type Grid = { readonly axes: readonly number[]; readonly item: DataType; readonly scalar: SavedType };

/** What lists of fixed lengths in others hold, and their lengths, the outermost first; undefined for other types. */
export function gridOf(type: DataType): Grid | undefined {
  const axes: number[] = [];
  let item = type;
  for (; DataType.isFixedSizeList(item); item = plainType(itemAt(item.children, 0).type)) axes.push(item.listSize);
  const scalar = scalarOf(item);
  return axes.length > 1 && scalar !== 'text' && sizeOf(axes) > 0 ? { axes, item, scalar } : undefined;
}

function sizeOf(axes: readonly number[]): number {
  return axes.reduce((product, axis) => product * axis, 1);
}

function gridReader(vector: Vector, axes: readonly number[], read: Read) {
  const flat = (value: unknown, depth: number): readonly (SavedValue | null)[] => {
    if (value === null || value === undefined) return Array<null>(sizeOf(axes.slice(depth))).fill(null);
    if (depth === axes.length) return [read(value)];
    return value instanceof Vector ? Array.from(value, (part: unknown) => flat(part, depth + 1)).flat() : [];
  };
  return (row: number) => {
    const value: unknown = vector.get(row);
    return value === null ? null : flat(value, 0);
  };
}

/** Arrow's own accessor rounds instants to milliseconds. */
function timeReader(vector: Vector, type: DataType) {
  const { values } = itemAt(vector.data, 0);
  return (row: number) => {
    if (!vector.isValid(row)) return null;
    const ticks = BigInt(values[row]);
    if (DataType.isTimestamp(type)) return isoTime(ticks, type.unit);
    return isoTime(
      DataType.isDate(type) && type.unit === 0 ? ticks * 86_400n : ticks,
      DataType.isDate(type) && type.unit === 0 ? TimeUnit.SECOND : TimeUnit.MILLISECOND,
    ).slice(0, 10);
  };
}

/** Clock times as DuckDB writes them, bytes in hexadecimal, lists and structs as JSON. */
function textOf(value: unknown, type: DataType): string {
  if (typeof value === 'string') return value;
  const clock = clockText(value, type);
  if (clock !== undefined) return clock;
  if (value instanceof Uint8Array) return Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');
  if (typeof value === 'object')
    return JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'bigint' ? (Number.isSafeInteger(Number(part)) ? Number(part) : String(part)) : part,
    );
  return String(value);
}
