import type { GrowingColumn } from '../columns/growingColumn.ts';
import { Faults } from './faults.ts';
import type { Datatype, Field } from './field.ts';
import { nestedList } from './nestedList.ts';
import { scalarReader, type ScalarReader } from './scalarReader.ts';
import type { Pushing } from './pushing.ts';
import { textReader } from './textReader.ts';

/** Reads the values of a field, one for each row, into the column that it fills. */
export type ValueReader = {
  readonly column: GrowingColumn;
  readonly faults: Faults;
  /** Pushes the value of a cell, its markup resolved. */
  readonly pushText: (cell: string) => void;
  /**
   * Pushes the value at a place of a BINARY or BINARY2 stream, or null in its stead; gives the place after it. Throws
   * `RangeError` for one beyond the end.
   */
  pushBinary(view: DataView, at: number, isNull: boolean): number;
};

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

/** The reader of a field's values (VOTable 1.5 §2, §6). */
export function valueReader(field: Field): ValueReader {
  const faults = new Faults();
  const { datatype, length } = field;
  const isText = datatype === 'char' || datatype === 'unicodeChar';
  const { column, pushText, pushBytes } = isText ? textReader(field) : numbers(field, scalarReader(field, faults));
  const width = WIDTHS[datatype];
  return {
    column,
    faults,
    pushText,
    pushBinary(view, at, isNull) {
      const count = length ?? view.getInt32(at);
      const start = length === undefined ? at + 4 : at;
      const end = start + (datatype === 'bit' ? Math.ceil(count / 8) : count * width);
      if (!(count >= 0 && end <= view.byteLength)) throw new RangeError('A value beyond the end of its bytes');
      if (isNull) column.pushNull();
      else pushBytes(view, start, end, count);
      return end;
    },
  };
}

function numbers({ datatype, isArray, innerAxes }: Field, scalar: ScalarReader): Pushing {
  const isComplex = datatype.endsWith('Complex');
  if (!isArray && !isComplex)
    return {
      column: scalar.column,
      pushText: (cell) => scalar.pushText(cell.trim()),
      pushBytes: (view, start) => scalar.pushBinary(view, start, 0),
    };
  const { column, ended, close } = nestedList(scalar.column, isArray && isComplex ? [2, ...innerAxes] : innerAxes);
  return {
    column,
    pushText(cell) {
      const text = cell.trim();
      if (text === '') return column.pushNull();
      const items = datatype === 'bit' ? text.replace(/\s+/g, '') : text.split(/[\s,]+/);
      for (const item of items) {
        scalar.pushText(item);
        ended();
      }
      close();
    },
    pushBytes(view, start, _end, count) {
      const parts = isComplex ? 2 * count : count;
      for (let i = 0; i < parts; i++) {
        scalar.pushBinary(view, start, i);
        ended();
      }
      close();
    },
  };
}
