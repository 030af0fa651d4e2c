import { DataType, TimeUnit, tableFromIPC, vectorFromArray, Float64, Int64, Utf8, type Data, type Vector } from 'apache-arrow';
import { clockText } from '../wire/clockText.ts';
import type { Table } from '../wire/table.ts';
import type { PythonColumn, PythonTable } from './pythonColumn.ts';

const TICKS: Readonly<Record<TimeUnit, string>> = { [TimeUnit.SECOND]: 's', [TimeUnit.MILLISECOND]: 'ms', [TimeUnit.MICROSECOND]: 'us', [TimeUnit.NANOSECOND]: 'ns' };

/** A table of the wire in the form that Python reads. */
export function tableToPython({ ipc, columns, rows, totalRows, name, warnings, sources }: Table): PythonTable {
  const arrow = tableFromIPC(ipc);
  return {
    columns: arrow.schema.fields.map((field, i) => ({ ...columns[i], name: field.name, ...columnOf(arrow.getChildAt(i)!) })),
    rows,
    totalRows,
    name,
    warnings,
    sources,
  };
}

function columnOf(vector: Vector): PythonColumn {
  const layout = layoutOf(vector.type);
  if (!layout) return columnOf(simpler(vector));
  const shape = { layout, length: vector.length, nulls: vector.nullCount, validity: vector.nullCount > 0 ? validityOf(vector) : null };
  if (layout === 'list' || layout === 'fixed') return { ...shape, ...listOf(vector) };
  if (layout === 'bool') return { ...shape, values: packed(vector.length, (i) => vector.get(i) === true) };
  if (layout === 'utf8' || layout === 'binary') return { ...shape, ...textOf(vector) };
  const parts = vector.data.filter((data) => data.length > 0).map(({ values, length, stride }) => (values as Uint8Array).subarray(0, length * stride));
  return { ...shape, values: joined(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength))) };
}

function layoutOf(type: DataType): string | undefined {
  if (DataType.isBool(type)) return 'bool';
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'u'}int${type.bitWidth}`;
  if (DataType.isFloat(type)) return type.precision === 0 ? undefined : type.precision === 1 ? 'float32' : 'float64';
  if (DataType.isUtf8(type)) return 'utf8';
  if (DataType.isBinary(type)) return 'binary';
  if (DataType.isTimestamp(type)) return `timestamp[${TICKS[type.unit]}]`;
  if (DataType.isDuration(type)) return `duration[${TICKS[type.unit]}]`;
  if (DataType.isDate(type)) return type.unit === 0 ? 'date' : 'timestamp[ms]';
  if (DataType.isList(type)) return 'list';
  return DataType.isFixedSizeList(type) ? 'fixed' : undefined;
}

/** A column of a type that numpy has none for: decimals as numbers, dictionaries as what they stand for, the rest as text. */
function simpler(vector: Vector): Vector {
  const { type } = vector;
  if (DataType.isDictionary(type) && layoutOf(type.dictionary)) return vectorFromArray(Array.from(vector), type.dictionary);
  if (DataType.isFloat(type)) return vectorFromArray(Array.from(vector) as number[], new Float64());
  if (DataType.isDecimal(type)) {
    const whole = Array.from(vector, (value) => (value === null ? null : BigInt(String(value))));
    const fits = type.scale === 0 && whole.every((value) => value === null || BigInt.asIntN(64, value) === value);
    return fits ? vectorFromArray(whole, new Int64()) : vectorFromArray(whole.map((value) => (value === null ? null : Number(value) / 10 ** type.scale)), new Float64());
  }
  return vectorFromArray(Array.from(vector, (value) => (value === null ? null : (clockText(value, type) ?? textForm(value)))), new Utf8());
}

function textForm(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value, (_key, item: unknown) => (typeof item === 'bigint' ? String(item) : item)) : String(value);
}

function listOf(vector: Vector): Pick<PythonColumn, 'child' | 'offsets' | 'width'> {
  const lists = Array.from(vector) as (Vector | null)[];
  const item = vector.type.children[0].type as DataType;
  const width = DataType.isFixedSizeList(vector.type) ? vector.type.listSize : undefined;
  const gap: readonly null[] = width === undefined ? [] : Array<null>(width).fill(null);
  const child = columnOf(vectorFromArray(lists.flatMap((list) => (list === null ? gap : Array.from(list))), item));
  return width === undefined ? { child, offsets: offsetsOf(lists.map((list) => list?.length ?? 0)) } : { child, width };
}

function textOf(vector: Vector): Pick<PythonColumn, 'offsets' | 'values'> {
  const lengths: number[] = [];
  const parts: Uint8Array[] = [];
  for (const { length, valueOffsets, values } of vector.data as readonly Data[]) {
    for (let i = 0; i < length; i++) lengths.push(Number(valueOffsets[i + 1]) - Number(valueOffsets[i]));
    if (length > 0) parts.push((values as Uint8Array).subarray(Number(valueOffsets[0]), Number(valueOffsets[length])));
  }
  return { offsets: offsetsOf(lengths), values: joined(parts) };
}

function offsetsOf(lengths: readonly number[]): Uint8Array {
  const offsets = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (offsets[i + 1] = offsets[i]! + length));
  return new Uint8Array(offsets.buffer);
}

function validityOf(vector: Vector): Uint8Array {
  return packed(vector.length, (i) => vector.isValid(i));
}

function packed(length: number, isSet: (i: number) => boolean): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / 8));
  for (let i = 0; i < length; i++) if (isSet(i)) bits[i >> 3]! |= 1 << (i & 7);
  return bits;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
