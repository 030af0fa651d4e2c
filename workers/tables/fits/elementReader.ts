import { BoolColumn } from '../columns/boolColumn.ts';
import type { GrowingColumn } from '../columns/growingColumn.ts';
import { LogicalColumn } from '../columns/logicalColumn.ts';
import { LongColumn } from '../columns/longColumn.ts';
import { NUMBER_COLUMNS, type NumberType } from '../columns/numberColumns.ts';
import { numberOf, type FitsColumn } from './fitsColumn.ts';

/** Reads single values of a binary table's column, its texts aside, each into the column that it fills. */
export type ElementReader = {
  readonly column: GrowingColumn;
  /** The bytes of one; 0 for bits. */
  readonly bytes: number;
  /** Pushes the value number `i` of those that begin at a place. */
  readonly push: (view: DataView, start: number, i: number) => void;
};

type Integer = {
  readonly bytes: number;
  readonly type: NumberType;
  /** Its type where `TZERO` makes it one of the other sign (FITS 4.0 §5.2.5). */
  readonly shifted: { readonly type: NumberType; readonly zero: number };
  readonly at: (view: DataView, place: number) => number;
};

const INTEGERS: Readonly<Record<string, Integer>> = {
  B: { bytes: 1, type: 'uint8', shifted: { type: 'int8', zero: -128 }, at: (view, place) => view.getUint8(place) },
  I: { bytes: 2, type: 'int16', shifted: { type: 'uint16', zero: 32768 }, at: (view, place) => view.getInt16(place) },
  J: { bytes: 4, type: 'int32', shifted: { type: 'uint32', zero: 2 ** 31 }, at: (view, place) => view.getInt32(place) },
};

/**
 * The reader of the values of a type (FITS 4.0 §7.3.3): `TNULL` and NaN are null, as astropy masks them, and scaled
 * ones double floats. `undefined` for a type that FITS does not have.
 */
export function elementReader(code: string, stated: FitsColumn): ElementReader | undefined {
  const integer = INTEGERS[code];
  if (integer) return integers(integer, stated);
  switch (code) {
    case 'L':
      return logicals();
    case 'X':
      return bits();
    case 'K':
      return longs(stated);
    case 'E':
      return floats(4, 1, 'float32', stated, (view, place) => view.getFloat32(place));
    case 'D':
      return floats(8, 1, 'float64', stated, (view, place) => view.getFloat64(place));
    case 'C':
      return floats(8, 2, 'float32', stated, (view, place) => view.getFloat32(place));
    case 'M':
      return floats(16, 2, 'float64', stated, (view, place) => view.getFloat64(place));
    default:
      return undefined;
  }
}

function logicals(): ElementReader {
  const column = new LogicalColumn();
  return { column, bytes: 1, push: (view, start, i) => column.push(view.getUint8(start + i)) };
}

function bits(): ElementReader {
  const column = new BoolColumn();
  return {
    column,
    bytes: 0,
    push: (view, start, i) => column.push(((view.getUint8(start + (i >> 3)) >> (7 - (i & 7))) & 1) === 1),
  };
}

function integers({ bytes, type, shifted, at }: Integer, { tnull, scale, zero: written }: FitsColumn): ElementReader {
  const zero = numberOf(written) ?? 0;
  const none = tnull === undefined ? undefined : Number(tnull);
  const isPlain = scale === 1 && zero === 0;
  const isShifted = scale === 1 && zero === shifted.zero;
  const column = NUMBER_COLUMNS[isPlain ? type : isShifted ? shifted.type : 'float64']();
  return {
    column,
    bytes,
    push(view, start, i) {
      const value = at(view, start + bytes * i);
      if (value === none) column.pushNull();
      else column.push(isPlain ? value : value * scale + zero);
    },
  };
}

function longs({ tnull, scale, zero: written }: FitsColumn): ElementReader {
  const none = tnull !== undefined && /^[+-]?\d+$/.test(tnull) ? BigInt(tnull.replace('+', '')) : undefined;
  const zero = numberOf(written) ?? 0;
  const isUnsigned = scale === 1 && zero === 2 ** 63;
  if (scale === 1 && (zero === 0 || isUnsigned)) {
    const column = new LongColumn(!isUnsigned);
    return {
      column,
      bytes: 8,
      push(view, start, i) {
        const value = view.getBigInt64(start + 8 * i);
        if (value === none) column.pushNull();
        // Of 64 bits, adding 2^63 turns the first one over.
        else column.push(isUnsigned ? BigInt.asIntN(64, value + 2n ** 63n) : value);
      },
    };
  }
  const column = NUMBER_COLUMNS.float64();
  return {
    column,
    bytes: 8,
    push(view, start, i) {
      const value = view.getBigInt64(start + 8 * i);
      if (value === none) column.pushNull();
      else column.push(Number(value) * scale + zero);
    },
  };
}

function floats(
  bytes: number,
  parts: 1 | 2,
  type: NumberType,
  { scale, zero: written }: FitsColumn,
  at: (view: DataView, place: number) => number,
): ElementReader {
  const zero = numberOf(written) ?? 0;
  const isPlain = scale === 1 && zero === 0;
  const column = NUMBER_COLUMNS[isPlain ? type : 'float64']();
  const width = bytes / parts;
  return {
    column,
    bytes,
    push(view, start, i) {
      for (let part = 0; part < parts; part++) {
        const value = at(view, start + bytes * i + width * part);
        if (Number.isNaN(value) && parts === 1) column.pushNull();
        else column.push(isPlain ? value : value * scale + (part === 0 ? zero : 0));
      }
    },
  };
}
