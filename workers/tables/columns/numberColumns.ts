import { Float32, Float64, Int16, Int32, Int8, makeData, Uint16, Uint32, Uint8 } from 'apache-arrow';
import { NumberColumn } from './numberColumn.ts';

const int8 = () =>
  new NumberColumn(
    (length) => new Int8Array(length),
    (values, places) => makeData({ type: new Int8(), data: values.subarray(0, places.length), ...places }),
  );
const uint8 = () =>
  new NumberColumn(
    (length) => new Uint8Array(length),
    (values, places) => makeData({ type: new Uint8(), data: values.subarray(0, places.length), ...places }),
  );
const int16 = () =>
  new NumberColumn(
    (length) => new Int16Array(length),
    (values, places) => makeData({ type: new Int16(), data: values.subarray(0, places.length), ...places }),
  );
const uint16 = () =>
  new NumberColumn(
    (length) => new Uint16Array(length),
    (values, places) => makeData({ type: new Uint16(), data: values.subarray(0, places.length), ...places }),
  );
const int32 = () =>
  new NumberColumn(
    (length) => new Int32Array(length),
    (values, places) => makeData({ type: new Int32(), data: values.subarray(0, places.length), ...places }),
  );
const uint32 = () =>
  new NumberColumn(
    (length) => new Uint32Array(length),
    (values, places) => makeData({ type: new Uint32(), data: values.subarray(0, places.length), ...places }),
  );
const float32 = () =>
  new NumberColumn(
    (length) => new Float32Array(length),
    (values, places) => makeData({ type: new Float32(), data: values.subarray(0, places.length), ...places }),
  );
const float64 = () =>
  new NumberColumn(
    (length) => new Float64Array(length),
    (values, places) => makeData({ type: new Float64(), data: values.subarray(0, places.length), ...places }),
  );

/** New columns of numbers, by the names of their types. */
export const NUMBER_COLUMNS = { int8, uint8, int16, uint16, int32, uint32, float32, float64 } as const;

/** A name of a type of numbers of at most 53 bits. */
export type NumberType = keyof typeof NUMBER_COLUMNS;

/** The least and the most of the types of integers. */
export const INTEGER_BOUNDS: Readonly<Record<Exclude<NumberType, 'float32' | 'float64'>, readonly [number, number]>> = {
  int8: [-128, 127],
  uint8: [0, 255],
  int16: [-32768, 32767],
  uint16: [0, 65535],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
};
