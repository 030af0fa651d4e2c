import { DataType, Precision } from 'apache-arrow';
import type { Data, Table as ArrowTable, Vector } from 'apache-arrow';
import { arrowTextOf, wordsAt } from '../../../workers/wire/arrowText.ts';
import type { Column } from '../../../workers/wire/column.ts';
import { decimalWhole } from '../../../workers/wire/decimalWhole.ts';
import { shortest } from '../../../workers/wire/shortest.ts';
import { columnsOfArrow, notesOfArrow } from '../../engines/arrowMetadata.ts';
import type { CellText, GridColumn, GridData, SortKey } from './gridData.ts';
import { decimalsOf, numberText } from './numberText.ts';
import { shownLetters } from './shownLetters.ts';
import { writtenNumber } from './writtenNumber.ts';

const NULL: CellText = { text: 'null', tone: 'null' };
const NAN: CellText = { text: 'NaN', tone: 'nan' };
const SAMPLE = 200;
/** Longer text is cut in its cell; the title has more of it. */
const LONG = 400;

type Reader = (row: number) => SortKey;

/** How one column's rows are written; those without a value never reach it. */
type Writer = {
  readonly numeric: boolean;
  cell(row: number): CellText;
  full(row: number): string;
  key(row: number): SortKey;
};

function floats(type: DataType, vector: Vector): Writer {
  const single = DataType.isFloat(type) && type.precision === Precision.SINGLE;
  const sample: number[] = [];
  const step = Math.max(1, Math.floor(vector.length / SAMPLE));
  for (let row = 0; row < vector.length; row += step) {
    const value: unknown = vector.get(row);
    if (typeof value === 'number') sample.push(value);
  }
  const decimals = decimalsOf(sample, single);
  const value = (row: number): number => vector.get(row);
  return {
    numeric: true,
    cell: (row) => {
      const number = value(row);
      if (Number.isNaN(number)) return NAN;
      const text = numberText(number, decimals, single);
      const full = shortest(number, single);
      return full === text ? { text } : { text, title: full };
    },
    full: (row) => shortest(value(row), single),
    key: value,
  };
}

/** A writer of values that are exact as text; `numeric` ones have the true minus sign, which is as wide as a digit. */
function exact(vector: Vector, key: Reader, numeric: boolean): Writer {
  const full = (row: number): string => arrowTextOf(vector, row);
  const cell = (row: number): CellText => {
    const text = numeric ? full(row).replace('-', '−') : full(row);
    return text.length > LONG ? { text: `${text.slice(0, LONG)}…`, title: text.slice(0, 4 * LONG) } : { text };
  };
  return { numeric, cell, full, key };
}

/** A writer of texts of which only so many letters are shown as their column's format says, where it says how. */
function cutAsWished(writer: Writer, format: string | undefined): Writer {
  const letters = shownLetters(format);
  if (letters === undefined) return writer;
  return {
    ...writer,
    cell: (row) => {
      const cell = writer.cell(row);
      if (cell.text.length <= letters) return cell;
      return { text: `${cell.text.slice(0, Math.max(1, letters - 1))}…`, title: cell.title ?? cell.text };
    },
  };
}

/** A writer of numbers that stand as their column's format says, where it says how. */
function asWished(writer: Writer, format: string | undefined): Writer {
  const write = format === undefined ? undefined : writtenNumber(format);
  if (!write) return writer;
  return {
    ...writer,
    cell: (row) => {
      const value = writer.key(row);
      const isNumber = typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
      const text = isNumber ? write(value) : undefined;
      return text === undefined ? writer.cell(row) : { text: text.replace(/-(?=\d)/g, '−'), title: writer.full(row) };
    },
  };
}

function writerOf(vector: Vector): Writer {
  const type: DataType = vector.type;
  const value = (row: number): SortKey => vector.get(row);
  if (DataType.isFloat(type)) return floats(type, vector);
  if (DataType.isInt(type)) return exact(vector, value, true);
  if (DataType.isBool(type)) return exact(vector, (row) => Number(value(row)), false);
  if (DataType.isDecimal(type))
    return exact(
      vector,
      stored(vector, (data, row) => decimalWhole(wordsAt(data, row))),
      true,
    );
  if (DataType.isTimestamp(type) || DataType.isDate(type) || DataType.isTime(type) || DataType.isDuration(type))
    return exact(
      vector,
      stored(vector, ({ values }, row) => values[row]),
      false,
    );
  return exact(vector, (row) => arrowTextOf(vector, row), false);
}

/** Reads what a column's pieces hold, which Arrow's own accessor rounds or refuses for some types. */
function stored(vector: Vector, read: (data: Data, row: number) => SortKey): Reader {
  return (row) => {
    let at = row;
    for (const data of vector.data) {
      if (at < data.length) return read(data, at);
      at -= data.length;
    }
    return null;
  };
}

function gridColumn(vector: Vector, column: Column): GridColumn {
  const type: DataType = vector.type;
  const isNumber = DataType.isFloat(type) || DataType.isInt(type);
  const plain = writerOf(vector);
  const writer = isNumber
    ? asWished(plain, column.format)
    : DataType.isUtf8(type)
      ? cutAsWished(plain, column.format)
      : plain;
  return {
    ...column,
    numeric: writer.numeric,
    cell: (row) => (vector.isValid(row) ? writer.cell(row) : NULL),
    full: (row) => (vector.isValid(row) ? writer.full(row) : ''),
    key: (row) => (vector.isValid(row) ? writer.key(row) : null),
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
