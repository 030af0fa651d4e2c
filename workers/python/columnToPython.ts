import { DataType, Float64, TimeUnit, Utf8, Vector, vectorFromArray, type Data } from 'apache-arrow';
import { arrowText } from '../wire/arrowText.ts';
import { packedBits } from '../wire/packedBits.ts';
import { joinBytes } from '../wire/joinBytes.ts';
import type { PythonColumn } from './pythonColumn.ts';
import { itemAt } from '../../src/known/itemAt.ts';

const TICKS: Readonly<Record<TimeUnit, string>> = {
  [TimeUnit.SECOND]: 's',
  [TimeUnit.MILLISECOND]: 'ms',
  [TimeUnit.MICROSECOND]: 'us',
  [TimeUnit.NANOSECOND]: 'ns',
};

/**
 * A column of Arrow, in as many pieces as it has, in the form that Python reads. Types that Python has none for become
 * text.
 */
export function columnToPython(type: DataType, pieces: readonly Data[]): PythonColumn {
  const chunks = pieces.filter(({ length }) => length > 0);
  const layout = layoutOf(type);
  if (!layout) {
    const simple = simpler(type, chunks);
    return columnToPython(simple.type, simple.data);
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const vector = chunks.length > 0 ? new Vector([...chunks]) : undefined;
  const nulls = layout === 'null' ? length : (vector?.nullCount ?? 0);
  const shape = {
    layout,
    length,
    nulls,
    validity: nulls > 0 ? packedBits(length, (i) => layout !== 'null' && vector?.isValid(i) === true) : null,
  };
  switch (layout) {
    case 'null':
      return shape;
    case 'bool':
      return { ...shape, values: packedBits(length, (i) => vector?.get(i) === true) };
    case 'utf8':
    case 'binary':
      return { ...shape, ...textOf(chunks) };
    case 'list':
    case 'map':
      return {
        ...shape,
        offsets: offsetsOf(chunks),
        child: columnToPython(
          itemOf(type),
          chunks.map((chunk) => part(chunk, Number(chunk.valueOffsets[0]), Number(chunk.valueOffsets[chunk.length]))),
        ),
      };
    case 'fixed': {
      const width = DataType.isFixedSizeList(type) ? type.listSize : 0;
      return {
        ...shape,
        width,
        child: columnToPython(
          itemOf(type),
          chunks.map((chunk) => part(chunk, 0, chunk.length * width)),
        ),
      };
    }
    case 'struct':
      return {
        ...shape,
        fields: (type.children ?? []).map(({ name, type: own }, i) => ({
          name,
          ...columnToPython(
            own,
            chunks.map(({ children, length: rows }) => itemAt(children, i).slice(0, rows)),
          ),
        })),
      };
  }
  const decimal = DataType.isDecimal(type) ? { precision: type.precision, scale: type.scale } : {};
  return {
    ...shape,
    ...decimal,
    values: joinBytes(chunks.map((chunk) => bytesOf(chunk.values, chunk.length, chunk.stride))),
  };
}

function layoutOf(type: DataType): string | undefined {
  if (DataType.isNull(type)) return 'null';
  if (DataType.isBool(type)) return 'bool';
  if (DataType.isInt(type)) return `${type.isSigned ? '' : 'u'}int${type.bitWidth}`;
  if (DataType.isFloat(type)) return type.precision === 0 ? undefined : type.precision === 1 ? 'float32' : 'float64';
  if (DataType.isDecimal(type)) return type.bitWidth === 128 ? 'decimal' : undefined;
  if (DataType.isUtf8(type)) return 'utf8';
  if (DataType.isBinary(type)) return 'binary';
  if (DataType.isTimestamp(type)) return `timestamp[${TICKS[type.unit]}${type.timezone ? ',UTC' : ''}]`;
  if (DataType.isTime(type))
    return type.unit === TimeUnit.MICROSECOND ? 'time[us]' : type.unit === TimeUnit.NANOSECOND ? 'time[ns]' : undefined;
  if (DataType.isDuration(type)) return `duration[${TICKS[type.unit]}]`;
  if (DataType.isInterval(type)) return Number(type.unit) === 2 ? 'interval' : undefined;
  if (DataType.isDate(type)) return type.unit === 0 ? 'date' : 'timestamp[ms]';
  if (DataType.isList(type)) return 'list';
  if (DataType.isMap(type)) return 'map';
  if (DataType.isStruct(type)) return 'struct';
  return DataType.isFixedSizeList(type) ? 'fixed' : undefined;
}

/**
 * A column of a type that numpy has none for: half floats as numbers, dictionaries as what they stand for, the rest as
 * text.
 */
function simpler(type: DataType, chunks: readonly Data[]): Vector {
  const values = (): unknown[] => (chunks.length > 0 ? Array.from(new Vector([...chunks])) : []);
  if (DataType.isDictionary(type) && layoutOf(type.dictionary)) return vectorFromArray(values(), type.dictionary);
  if (DataType.isFloat(type))
    return vectorFromArray(
      values().map((value) => (typeof value === 'number' ? value : null)),
      new Float64(),
    );
  return vectorFromArray(
    chunks.flatMap((chunk) =>
      Array.from({ length: chunk.length }, (_, row) => (chunk.getValid(row) ? arrowText(chunk, row) : null)),
    ),
    new Utf8(),
  );
}

function itemOf(type: DataType): DataType {
  return itemAt(type.children, 0).type;
}

/** A piece of the items that a chunk of lists refers to. */
function part(chunk: Data, from: number, to: number): Data {
  return itemAt(chunk.children, 0).slice(from, to - from);
}

type Elements = ArrayBufferView & { readonly BYTES_PER_ELEMENT: number };

function bytesOf(values: Elements, length: number, stride: number): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, length * stride * values.BYTES_PER_ELEMENT);
}

function textOf(chunks: readonly Data[]): Pick<PythonColumn, 'offsets' | 'values'> {
  return {
    offsets: offsetsOf(chunks),
    values: joinBytes(
      chunks.map(({ values, valueOffsets, length }): Uint8Array =>
        values.subarray(Number(valueOffsets[0]), Number(valueOffsets[length])),
      ),
    ),
  };
}

/** The chunks' offsets as if they were one, from 0. */
function offsetsOf(chunks: readonly Data[]): Uint8Array {
  const offsets = new Int32Array(chunks.reduce((sum, { length }) => sum + length, 0) + 1);
  let [row, end] = [0, 0];
  for (const { valueOffsets, length } of chunks) {
    const base = end - Number(valueOffsets[0]);
    for (let i = 1; i <= length; i++) offsets[row + i] = base + Number(valueOffsets[i]);
    end = base + Number(valueOffsets[length]);
    row += length;
  }
  return new Uint8Array(offsets.buffer);
}
