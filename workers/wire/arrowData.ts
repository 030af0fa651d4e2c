import { BufferType, Data, type DataType } from 'apache-arrow';

/** What a piece of a column is made of; `values` in the elements of its type. */
export type DataParts = {
  readonly length: number;
  readonly nullCount: number;
  /** A bit for each row that has a value. */
  readonly validity?: Uint8Array;
  readonly offsets?: ArrayBufferView;
  readonly values?: ArrayBufferView;
  readonly children?: readonly Data[];
};

/** A piece of a column of a type that is known only as the program runs. */
export function arrowData(type: DataType, { length, nullCount, validity, offsets, values, children }: DataParts): Data {
  const buffers = { [BufferType.OFFSET]: offsets, [BufferType.DATA]: values, [BufferType.VALIDITY]: validity };
  return new Data(type, 0, length, nullCount, buffers, children && [...children]);
}
