import { BoolColumn } from '../columns/boolColumn.ts';
import type { GrowingColumn } from '../columns/growingColumn.ts';
import { LongColumn } from '../columns/longColumn.ts';
import { INTEGER_BOUNDS, NUMBER_COLUMNS, type NumberType } from '../columns/numberColumns.ts';
import type { Faults } from './faults.ts';
import type { Field } from './field.ts';
import { floatOf, wholeOf } from './numberText.ts';

/** Reads the single values of a field that is no text, each into the column that it fills. */
export type ScalarReader = {
  readonly column: GrowingColumn;
  /** Pushes a value written as text, without blanks around it; an empty one is null. */
  pushText(text: string): void;
  /** Pushes the value number `i` of those that begin at a place of a binary stream. */
  pushBinary(view: DataView, start: number, i: number): void;
};

const LONG = [-(2n ** 63n), 2n ** 63n - 1n] as const;

/**
 * The reader of a field's single values. A NaN is the null of floats in every serialisation, as astropy masks it,
 * unless the field declares another (VOTable 1.5 §5.5, §6).
 */
export function scalarReader(field: Field, faults: Faults): ScalarReader {
  switch (field.datatype) {
    case 'boolean':
      return booleans(faults);
    case 'bit':
      return bits(field, faults);
    case 'long':
      return longs(field, faults);
    case 'unsignedByte':
      return integers('uint8', field, faults, (view, start, i) => view.getUint8(start + i));
    case 'short':
      return integers('int16', field, faults, (view, start, i) => view.getInt16(start + 2 * i));
    case 'int':
      return integers('int32', field, faults, (view, start, i) => view.getInt32(start + 4 * i));
    case 'float':
    case 'floatComplex':
      return floats('float32', field, faults, (view, start, i) => view.getFloat32(start + 4 * i));
    default:
      return floats('float64', field, faults, (view, start, i) => view.getFloat64(start + 8 * i));
  }
}

function booleans(faults: Faults): ScalarReader {
  const column = new BoolColumn();
  return {
    column,
    pushText(text) {
      if (/^(t|true|1)$/i.test(text)) column.push(true);
      else if (/^(f|false|0)$/i.test(text)) column.push(false);
      else {
        if (text !== '' && text !== '?') faults.unread(text);
        column.pushNull();
      }
    },
    pushBinary(view, start, i) {
      const letter = String.fromCharCode(view.getUint8(start + i));
      if (/[tT1]/.test(letter)) column.push(true);
      else if (/[fF0]/.test(letter)) column.push(false);
      else column.pushNull();
    },
  };
}

function bits({ isArray }: Field, faults: Faults): ScalarReader {
  const column = new BoolColumn();
  return {
    column,
    pushText(text) {
      if (text === '1' || text === '0') column.push(text === '1');
      else {
        if (text !== '') faults.unread(text);
        column.pushNull();
      }
    },
    pushBinary(view, start, i) {
      // A single bit is the first of its byte (VOTable 1.5 §6); astropy writes the fifth.
      const byte = view.getUint8(start + (i >> 3));
      column.push((isArray ? (byte >> (7 - (i & 7))) & 1 : byte & 0x88) !== 0);
    },
  };
}

function longs({ nullText }: Field, faults: Faults): ScalarReader {
  const column = new LongColumn();
  const none = nullText === undefined ? undefined : wholeOf(nullText);
  const push = (value: bigint) => (value === none ? column.pushNull() : column.push(value));
  return {
    column,
    pushText(text) {
      if (text === '' || text === nullText) return column.pushNull();
      const value = wholeOf(text);
      if (value === undefined) {
        if (!/^nan$/i.test(text)) faults.unread(text);
        return column.pushNull();
      }
      if (value >= LONG[0] && value <= LONG[1]) return push(value);
      faults.clamped(text);
      column.push(value < 0n ? LONG[0] : LONG[1]);
    },
    pushBinary: (view, start, i) => push(view.getBigInt64(start + 8 * i)),
  };
}

function integers(
  type: 'uint8' | 'int16' | 'int32',
  { nullText }: Field,
  faults: Faults,
  at: (view: DataView, start: number, i: number) => number,
): ScalarReader {
  const column = NUMBER_COLUMNS[type]();
  const [least, most] = INTEGER_BOUNDS[type];
  const none = nullText === undefined ? undefined : Number(nullText);
  const push = (value: number) => (value === none ? column.pushNull() : column.push(value));
  return {
    column,
    pushText(text) {
      if (text === '' || text === nullText) return column.pushNull();
      const value = Number(text);
      if (!Number.isInteger(value)) {
        if (!/^nan$/i.test(text)) faults.unread(text);
        return column.pushNull();
      }
      if (value >= least && value <= most) return push(value);
      faults.clamped(text);
      column.push(value < 0 ? least : most);
    },
    pushBinary: (view, start, i) => push(at(view, start, i)),
  };
}

function floats(
  type: NumberType & `float${string}`,
  { nullText, datatype }: Field,
  faults: Faults,
  at: (view: DataView, start: number, i: number) => number,
): ScalarReader {
  const column = NUMBER_COLUMNS[type]();
  const none = nullText !== undefined ? floatOf(nullText) : NaN;
  // A complex number is one value of two parts.
  const isPart = datatype.endsWith('Complex');
  const push = (value: number) => (Object.is(value, none) && !isPart ? column.pushNull() : column.push(value));
  return {
    column,
    pushText(text) {
      if (text === '' || text === nullText) return column.pushNull();
      const value = floatOf(text);
      if (value !== undefined) return push(value);
      if (!/^(null|--|-)$/i.test(text)) faults.unread(text);
      column.pushNull();
    },
    pushBinary: (view, start, i) => push(at(view, start, i)),
  };
}
