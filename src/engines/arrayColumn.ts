import { Bool, Field, Float32, Float64, makeData, Struct, vectorFromArray, type Data } from 'apache-arrow';
import { arrowData } from '../../workers/wire/arrowData.ts';
import type { Carried } from '../../workers/wire/carried.ts';
import { NUMBER_TYPES } from '../../workers/wire/numberTypes.ts';
import { typedArrayOf } from './numpyArray.ts';
import { present } from '../known/present.ts';

/**
 * A one-dimensional array as a piece of an Arrow column of its own type; complex numbers are structs of `re` and `im`,
 * as in tables.
 */
export function arrayColumn({ dtype, shape, bytes, mask }: Extract<Carried, { kind: 'array' }>): Data {
  const values = typedArrayOf({ dtype, bytes });
  const [length = 0] = shape;
  const bits =
    mask &&
    Uint8Array.from({ length: Math.ceil(length / 8) }, (_, byte) =>
      Array.from({ length: 8 }, (_bit, bit) => (mask[byte * 8 + bit] === 0 ? 1 << bit : 0)).reduce(
        (all, one) => all | one,
        0,
      ),
    );
  const nulls = bits ? { nullCount: mask.reduce((sum, gone) => sum + gone, 0), validity: bits } : { nullCount: 0 };
  if (dtype === 'bool')
    return (
      vectorFromArray(
        Array.from(values, (value, i) => (mask?.[i] ? null : Number(value) !== 0)),
        new Bool(),
      ).data[0] ?? makeData({ type: new Bool(), length: 0 })
    );
  if (!dtype.startsWith('complex')) return arrowData(present(NUMBER_TYPES[dtype])(), { length, ...nulls, values });
  const type = dtype === 'complex64' ? new Float32() : new Float64();
  const part = (at: number) => {
    const own = Array.from(values, Number).filter((_, i) => i % 2 === at);
    return arrowData(type, { length, nullCount: 0, values: type.ArrayType.from(own) });
  };
  const struct = new Struct([new Field('re', type, true), new Field('im', type, true)]);
  return arrowData(struct, { length, ...nulls, children: [part(0), part(1)] });
}
