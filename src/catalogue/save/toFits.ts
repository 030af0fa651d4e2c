import type { Table } from '../../../workers/wire/table.ts';
import { savedColumns, type SavedColumn, type SavedType } from './tableColumns.ts';

const BLOCK = 2880;
const CODES: Readonly<Record<Exclude<SavedType, 'text'>, readonly [code: string, width: number]>> = { boolean: ['L', 1], uint8: ['B', 1], int16: ['I', 2], int32: ['J', 4], int64: ['K', 8], float32: ['E', 4], float64: ['D', 8] };
/** Stand for a null in columns that have any. */
const NULLS = { uint8: 255n, int16: -32768n, int32: -2147483648n, int64: -(2n ** 63n) };

type Laid = SavedColumn & { readonly width: number; readonly form: string; readonly hasNulls: boolean };

/** A table as FITS 4.0 with one binary table: units in TUNIT, UCDs in TUCD, descriptions in TCOMM; nulls by TNULL, NaN, or an empty text. Texts are ASCII, other letters `?`. */
export function toFits(table: Table): Uint8Array {
  const { columns, rows } = savedColumns(table);
  const laid = columns.map((column) => layOut(column, rows));
  const rowBytes = laid.reduce((sum, { width }) => sum + width, 0);
  const primary = header([['SIMPLE', 'T'], ['BITPIX', '8'], ['NAXIS', '0'], ['EXTEND', 'T']]);
  const cards: [string, string][] = [['XTENSION', text('BINTABLE')], ['BITPIX', '8'], ['NAXIS', '2'], ['NAXIS1', String(rowBytes)], ['NAXIS2', String(rows)], ['PCOUNT', '0'], ['GCOUNT', '1'], ['TFIELDS', String(laid.length)], ['EXTNAME', text(table.name ?? 'table')]];
  for (const [i, { column, type, form, hasNulls }] of laid.entries()) {
    cards.push([`TTYPE${i + 1}`, text(column.name)], [`TFORM${i + 1}`, text(form)]);
    if (column.unit) cards.push([`TUNIT${i + 1}`, text(column.unit)]);
    if (column.ucd) cards.push([`TUCD${i + 1}`, text(column.ucd)]);
    if (column.description) cards.push([`TCOMM${i + 1}`, text(column.description)]);
    if (hasNulls && type in NULLS) cards.push([`TNULL${i + 1}`, String(NULLS[type as keyof typeof NULLS])]);
  }
  const data = new Uint8Array(Math.ceil((rowBytes * rows) / BLOCK) * BLOCK);
  const view = new DataView(data.buffer);
  let at = 0;
  for (let row = 0; row < rows; row++) {
    for (const column of laid) {
      put(view, at, column, column.value(row));
      at += column.width;
    }
  }
  const extension = header(cards);
  const file = new Uint8Array(primary.length + extension.length + data.length);
  file.set(primary);
  file.set(extension, primary.length);
  file.set(data, primary.length + extension.length);
  return file;
}

function layOut(column: SavedColumn, rows: number): Laid {
  let [longest, hasNulls] = [1, false];
  for (let row = 0; row < rows; row++) {
    const value = column.value(row);
    if (value === null) hasNulls = true;
    else if (column.type === 'text') longest = Math.max(longest, (value as string).length);
  }
  if (column.type === 'text') return { ...column, width: longest, form: `${longest}A`, hasNulls };
  const [code, width] = CODES[column.type];
  return { ...column, width, form: `1${code}`, hasNulls };
}

function put(view: DataView, at: number, { type, width }: Laid, value: boolean | number | bigint | string | null): void {
  switch (type) {
    case 'text': {
      const letters = (value ?? '') as string;
      for (let i = 0; i < width; i++) view.setUint8(at + i, i < letters.length ? (letters.charCodeAt(i) < 128 ? letters.charCodeAt(i) : 0x3f) : 0);
      return;
    }
    case 'boolean': return view.setUint8(at, value === null ? 0 : value ? 0x54 : 0x46);
    case 'uint8': return view.setUint8(at, Number(value ?? NULLS.uint8));
    case 'int16': return view.setInt16(at, Number(value ?? NULLS.int16));
    case 'int32': return view.setInt32(at, Number(value ?? NULLS.int32));
    case 'int64': return view.setBigInt64(at, BigInt((value ?? NULLS.int64) as bigint));
    case 'float32': return view.setFloat32(at, Number(value ?? NaN));
    case 'float64': return view.setFloat64(at, Number(value ?? NaN));
  }
}

/** A FITS string value, its quotes doubled (FITS 4.0 §4.2.1). */
function text(value: string): string {
  const ascii = value.replace(/[^\x20-\x7e]/g, '?');
  let length = Math.min(66, ascii.length);
  while (ascii.slice(0, length).replaceAll("'", "''").length > 66) length--;
  return `'${ascii.slice(0, length).replaceAll("'", "''").padEnd(8)}'`;
}

function header(cards: readonly (readonly [string, string])[]): Uint8Array {
  const lines = cards.map(([key, value]) => `${key.padEnd(8)}= ${value.startsWith("'") ? value : value.padStart(20)}`.padEnd(80).slice(0, 80));
  const all = [...lines, 'END'.padEnd(80)].join('');
  return new TextEncoder().encode(all.padEnd(Math.ceil(all.length / BLOCK) * BLOCK));
}
