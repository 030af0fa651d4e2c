import type { Carried } from '../../workers/wire/carried.ts';

type CarriedArray = Extract<Carried, { kind: 'array' }>;
/** A typed array, of whichever elements. */
type Elements = ArrayBufferView & ArrayLike<number | bigint>;
type Maker = new (buffer: ArrayBuffer) => Elements;

const NUMBERS: Readonly<Record<string, Maker & { from(items: readonly number[]): Elements }>> = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
  bool: Uint8Array,
  complex64: Float32Array,
  complex128: Float64Array,
};
const MAKERS: Readonly<Record<string, Maker>> = { ...NUMBERS, int64: BigInt64Array, uint64: BigUint64Array };

/** numpy's name of a typed array's elements; `undefined` for other values. Clamped bytes are `uint8`. */
function dtypeOfTypedArray(value: ArrayBufferView): string | undefined {
  const own: unknown = Reflect.get(value, 'dtype');
  if (typeof own === 'string' && own in MAKERS) return own;
  const name = value.constructor.name.replace('Array', '').replace('Big', '').replace('Clamped', '').toLowerCase();
  return own !== 'bytes' && name in MAKERS ? name : undefined;
}

type Described = {
  readonly length: number;
  readonly shape?: readonly number[];
  readonly unit?: string;
};

/** How many items an array has, and what it was given beside them. */
function describedOf(value: object): Described {
  const [length, shape, unit] = ['length', 'shape', 'unit'].map((key): unknown => Reflect.get(value, key));
  return {
    length: Number(length),
    ...(isNumbers(shape) && { shape }),
    ...(typeof unit === 'string' && { unit }),
  };
}

function isNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}

/** A typed array, or what `arrayOf` made of a numpy array, in the wire's form; `undefined` for other values. */
export function carriedArray(value: unknown): CarriedArray | undefined {
  if (Array.isArray(value)) return carriedList(value);
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  const dtype = dtypeOfTypedArray(value);
  if (!dtype) return undefined;
  const described = describedOf(value);
  const known = { kind: 'array' as const, shape: shapeOf(described), unit: described.unit };
  if (!(dtype.endsWith('int64') && value instanceof Float64Array)) return { ...known, dtype, bytes: bytesOf(value) };
  const whole = value.every(Number.isSafeInteger);
  return {
    ...known,
    dtype: whole ? dtype : 'float64',
    bytes: bytesOf(whole ? wideOf(dtype, Array.from(value, BigInt)) : value),
  };
}

/** A list that stands for a numpy array with missing values. */
function carriedList(list: readonly unknown[]): CarriedArray | undefined {
  const named: unknown = Reflect.get(list, 'dtype');
  const dtype = typeof named === 'string' ? named : '';
  if (!(dtype in MAKERS) || !list.every(isItem)) return undefined;
  const items = Array.from(list, (item) => item ?? 0);
  const values = NUMBERS[dtype]?.from(items.map(Number)) ?? wideOf(dtype, items.map(BigInt));
  const mask = Uint8Array.from(list, (item) => (item === null ? 1 : 0));
  const described = describedOf(list);
  return { kind: 'array', dtype, shape: shapeOf(described), bytes: bytesOf(values), mask, unit: described.unit };
}

function isItem(item: unknown): item is number | bigint | boolean | null {
  return item === null || typeof item === 'number' || typeof item === 'bigint' || typeof item === 'boolean';
}

/** The shape that an array was given, while it still has as many items. */
function shapeOf({ shape, length }: Described): readonly number[] {
  return shape && shape.reduce((all, part) => all * part, 1) === length ? shape : [length];
}

function wideOf(dtype: string, items: readonly bigint[]): ArrayBufferView {
  return dtype === 'uint64' ? BigUint64Array.from(items) : BigInt64Array.from(items);
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * The typed array of a carried array, element by element as its dtype has them. Complex numbers are pairs of real and
 * imaginary part; booleans are bytes. Throws on other dtypes.
 */
export function typedArrayOf({ dtype, bytes }: Pick<CarriedArray, 'dtype' | 'bytes'>): Elements {
  const Maker = MAKERS[dtype];
  if (!Maker) throw new TypeError(`an array of ${dtype} has no form in JavaScript`);
  // A typed array needs its bytes aligned; a copy of its own is.
  return new Maker(new Uint8Array(bytes).buffer);
}

/**
 * A carried array as JavaScript cells see it, C order, with `shape`, `dtype` and (where known) `unit` as properties
 * that do not enumerate: a typed array; where values are missing, a list with null in their places. Integers of 64 bits
 * are numbers where all of them are exact as such, as in tables.
 */
export function javascriptArray(carried: CarriedArray): unknown {
  const exact = typedArrayOf(carried);
  const numbers = carried.dtype.endsWith('int64') ? Float64Array.from(exact, Number) : undefined;
  const array = numbers?.every(Number.isSafeInteger) ? numbers : exact;
  const { mask } = carried;
  const values = mask ? Array.from<number | bigint, unknown>(array, (value, i) => (mask[i] ? null : value)) : array;
  for (const [name, value] of Object.entries({ shape: carried.shape, dtype: carried.dtype, unit: carried.unit })) {
    if (value !== undefined) Object.defineProperty(values, name, { value });
  }
  return values;
}
