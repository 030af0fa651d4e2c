import type { Carried } from '../../workers/wire/carried.ts';

type Numbers = { buffer: ArrayBufferLike; length: number };
type Maker = new (buffer: ArrayBuffer) => Numbers;

const MAKERS: Readonly<Record<string, Maker>> = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  float32: Float32Array,
  float64: Float64Array,
  bool: Uint8Array,
  complex64: Float32Array,
  complex128: Float64Array,
};

/** numpy's name of a typed array's elements; `undefined` for other values. Clamped bytes are `uint8`. */
export function dtypeOfTypedArray(value: unknown): string | undefined {
  if (!ArrayBuffer.isView(value) || value instanceof DataView) return undefined;
  const own = (value as { dtype?: unknown }).dtype;
  if (typeof own === 'string' && own in MAKERS) return own;
  const name = value.constructor.name.replace('Array', '').replace('Big', '').replace('Clamped', '').toLowerCase();
  return name in MAKERS ? name : undefined;
}

/**
 * The typed array of a carried array, C order, with `shape`, `dtype` and (where known) `unit` as properties that do
 * not enumerate. Complex numbers are pairs of real and imaginary part; booleans are bytes. Throws on other dtypes.
 */
export function typedArrayOf(carried: Extract<Carried, { kind: 'array' }>): ArrayBufferView {
  const Maker = MAKERS[carried.dtype];
  if (!Maker) throw new TypeError(`an array of ${carried.dtype} has no form in JavaScript`);
  // A typed array needs its bytes aligned; a copy of its own is.
  const array = new Maker(new Uint8Array(carried.bytes).buffer);
  for (const [name, value] of Object.entries({ shape: carried.shape, dtype: carried.dtype, unit: carried.unit })) {
    if (value !== undefined) Object.defineProperty(array, name, { value });
  }
  return array as unknown as ArrayBufferView;
}
