import {
  Bool,
  Field as ArrowField,
  Float32,
  Float64,
  Int16,
  Int32,
  Int64,
  List,
  Uint8,
  Utf8,
  vectorFromArray,
  type DataType,
  type Vector,
} from 'apache-arrow';
import type { Datatype, Field } from './field.ts';

/** A field's values as an Arrow vector; arrays and complex numbers as lists. */
export function columnVector(field: Field, values: readonly unknown[]): Vector {
  const scalar = scalarType(field.datatype);
  const isList = field.isArray || field.datatype.endsWith('Complex');
  return vectorFromArray([...values], isList ? new List(new ArrowField('item', scalar, true)) : scalar);
}

function scalarType(datatype: Datatype): DataType {
  switch (datatype) {
    case 'boolean':
      return new Bool();
    case 'bit':
    case 'unsignedByte':
      return new Uint8();
    case 'short':
      return new Int16();
    case 'int':
      return new Int32();
    case 'long':
      return new Int64();
    case 'char':
    case 'unicodeChar':
      return new Utf8();
    case 'float':
    case 'floatComplex':
      return new Float32();
    default:
      return new Float64();
  }
}
