import { DataType, Precision } from 'apache-arrow';
import type { Table as ArrowTable, Timestamp, Vector } from 'apache-arrow';
import type { Column } from '../../../workers/wire/column.ts';
import { columnsOfArrow, notesOfArrow } from '../../engines/arrowMetadata.ts';
import type { CellText, GridColumn, GridData, SortKey } from './gridData.ts';
import { decimalsOf, numberText, shortest } from './numberText.ts';
import { decimalText, timestampText, valueText } from './valueText.ts';

const NULL: CellText = { text: 'null', tone: 'null' };
const NAN: CellText = { text: 'NaN', tone: 'nan' };
const SAMPLE = 200;
/** Longer text is cut in its cell; the title has more of it. */
const LONG = 400;

/** How one column's values are written; `null` rows never reach it. */
type Writer = { readonly numeric: boolean; cell(value: unknown): CellText; full(value: unknown): string; key(value: unknown): SortKey };

function floats(type: DataType, vector: Vector): Writer {
  const single = DataType.isFloat(type) && type.precision === Precision.SINGLE;
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(vector.length / SAMPLE));
  for (let row = 0; row < vector.length; row += step) {
    const value: unknown = vector.get(row);
    if (typeof value === 'number') sample.push(value);
  }
  const decimals = decimalsOf(sample, single);
  return {
    numeric: true,
    cell: (value) => {
      if (Number.isNaN(value)) return NAN;
      const text = numberText(value as number, decimals, single);
      const full = shortest(value as number, single);
      return full === text ? { text } : { text, title: full };
    },
    full: (value) => shortest(value as number, single),
    key: (value) => value as number,
  };
}

/** A writer of values that are exact as text. */
function exact(write: (value: unknown) => string, key: (value: unknown) => SortKey, numeric = true): Writer {
  const cell = (value: unknown): CellText => {
    const text = numeric ? write(value).replace('-', '−') : write(value);
    return text.length > LONG ? { text: `${text.slice(0, LONG)}…`, title: text.slice(0, 4 * LONG) } : { text };
  };
  return { numeric, cell, full: write, key };
}

function writerOf(vector: Vector): Writer {
  const type = vector.type as DataType;
  if (DataType.isFloat(type)) return floats(type, vector);
  if (DataType.isInt(type)) return exact(String, (value) => value as number | bigint);
  if (DataType.isBool(type)) return exact(String, Number, false);
  if (DataType.isDecimal(type)) return exact((value) => decimalText(value as Uint32Array, type), (value) => Number(decimalText(value as Uint32Array, type)));
  if (DataType.isTimestamp(type)) {
    const { unit, timezone } = type as Timestamp;
    return exact((value) => timestampText(value as bigint, unit, timezone), (value) => value as bigint, false);
  }
  if (DataType.isDate(type)) return exact((value) => valueText(value, type), (value) => value as number, false);
  return exact((value) => valueText(value, type), (value) => valueText(value, type), false);
}

/** Reads a value by row; timestamps as the exact ticks that Arrow's own accessor rounds to milliseconds. */
function readerOf(vector: Vector): (row: number) => unknown {
  if (!DataType.isTimestamp(vector.type)) return (row) => vector.get(row);
  const ends: number[] = [];
  for (const chunk of vector.data) ends.push((ends.at(-1) ?? 0) + chunk.length);
  return (row) => {
    const at = ends.findIndex((end) => row < end);
    const chunk = vector.data[at];
    const local = row - (ends[at - 1] ?? 0);
    return chunk?.getValid(local) ? ((chunk.values as BigInt64Array)[local] ?? null) : null;
  };
}

function gridColumn(vector: Vector, column: Column): GridColumn {
  const read = readerOf(vector);
  const writer = writerOf(vector);
  return {
    ...column,
    numeric: writer.numeric,
    cell: (row) => {
      const value = read(row);
      return value === null || value === undefined ? NULL : writer.cell(value);
    },
    full: (row) => {
      const value = read(row);
      return value === null || value === undefined ? '' : writer.full(value);
    },
    key: (row) => {
      const value = read(row);
      return value === null || value === undefined ? null : writer.key(value);
    },
  };
}

/** An Arrow table as a grid; units, UCDs and descriptions come from its fields' metadata. */
export function arrowGrid(arrow: ArrowTable): GridData {
  const columns = columnsOfArrow(arrow).flatMap((column, i) => {
    const vector = arrow.getChildAt(i);
    return vector ? [gridColumn(vector, column)] : [];
  });
  return { ...notesOfArrow(arrow), rows: arrow.numRows, columns };
}
