import { DataType, type Table as ArrowTable, tableFromIPC, type Vector } from 'apache-arrow';
import type { Column } from '../../../workers/wire/column.ts';
import type { Table } from '../../../workers/wire/table.ts';

/** The types that the formats of astronomy know; all else is written as text. */
export type SavedType = 'boolean' | 'uint8' | 'int16' | 'int32' | 'int64' | 'float32' | 'float64' | 'text';

/** A column ready to be written: `value` gives null where there is none, a bigint for `int64`, and texts as they are. */
export type SavedColumn = { readonly column: Column; readonly type: SavedType; value(row: number): boolean | number | bigint | string | null };

/** A table's columns as formats of astronomy can hold them, and its count of rows. */
export function savedColumns(table: Table): { readonly columns: readonly SavedColumn[]; readonly rows: number } {
  const arrow: ArrowTable = tableFromIPC(table.ipc);
  const columns = arrow.schema.fields.map((field, i) => saved(table.columns[i] ?? { name: field.name }, arrow.getChildAt(i)!));
  return { columns, rows: arrow.numRows };
}

function saved(column: Column, vector: Vector): SavedColumn {
  const type = typeOf(vector.type as DataType);
  const get = (row: number): unknown => vector.get(row);
  if (type === 'int64') return { column, type, value: (row) => whole(get(row)) };
  if (type !== 'text') return { column, type, value: (row) => get(row) as boolean | number | null };
  return { column, type, value: (row) => textOf(get(row), vector.type as DataType) };
}

function typeOf(type: DataType): SavedType {
  if (DataType.isBool(type)) return 'boolean';
  if (DataType.isFloat(type)) return type.precision === 2 ? 'float64' : 'float32';
  if (!DataType.isInt(type)) return 'text';
  if (type.bitWidth === 8) return type.isSigned ? 'int16' : 'uint8';
  if (type.bitWidth === 16) return type.isSigned ? 'int16' : 'int32';
  if (type.bitWidth === 32) return type.isSigned ? 'int32' : 'int64';
  // Beyond what signed 64 bits hold.
  return type.isSigned ? 'int64' : 'text';
}

function whole(value: unknown): bigint | null {
  return value === null || value === undefined ? null : BigInt(value as number | bigint);
}

/** Times in ISO 8601; lists and structs as JSON. */
function textOf(value: unknown, type: DataType): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (DataType.isTimestamp(type) || DataType.isDate(type)) return new Date(Number(value)).toISOString().replace(/T00:00:00.000Z$|Z$/, '');
  if (DataType.isDecimal(type)) return decimalText(value as Uint32Array, type.scale);
  if (typeof value === 'object') return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? Number(part) : part));
  return String(value);
}

/** A 128-bit decimal in little-endian words. */
function decimalText(words: Uint32Array, scale: number): string {
  const bits = [...words].reduce((sum, word, i) => sum + (BigInt(word) << BigInt(32 * i)), 0n);
  const signed = BigInt.asIntN(32 * words.length, bits);
  const digits = String(signed < 0n ? -signed : signed).padStart(scale + 1, '0');
  return `${signed < 0n ? '-' : ''}${digits.slice(0, digits.length - scale)}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}
