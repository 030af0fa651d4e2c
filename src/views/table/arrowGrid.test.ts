import {
  type DataType,
  DateDay,
  Decimal,
  Float32,
  Float64,
  Int64,
  List,
  Field,
  Schema,
  Struct,
  Table,
  TimestampMicrosecond,
  TimestampNanosecond,
  Utf8,
  makeData,
  vectorFromArray,
  Vector,
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowGrid } from './arrowGrid.ts';
import { sortRows } from './sortRows.ts';

const texts = (vector: Vector) => {
  const column = arrowGrid(new Table({ x: vector })).columns[0]!;
  return Array.from({ length: vector.length }, (_, row) => column.cell(row).text);
};

describe('an Arrow table as a grid', () => {
  test('64-bit integers are exact', () => {
    expect(texts(vectorFromArray([6917528443525529728n, -(2n ** 63n), null], new Int64()))).toEqual([
      '6917528443525529728',
      '−9223372036854775808',
      'null',
    ]);
  });

  test('null and NaN are two things', () => {
    const column = arrowGrid(new Table({ x: vectorFromArray([null, NaN], new Float64()) })).columns[0]!;
    expect([column.cell(0), column.cell(1)]).toEqual([
      { text: 'null', tone: 'null' },
      { text: 'NaN', tone: 'nan' },
    ]);
    expect([column.full(0), column.full(1)]).toEqual(['', 'NaN']);
  });

  test('a shortened float has its whole value as title and when copied', () => {
    const column = arrowGrid(new Table({ x: vectorFromArray([-266.41681662499997], new Float64()) })).columns[0]!;
    expect(column.cell(0)).toEqual({ text: '−266.416817', title: '-266.41681662499997' });
    expect(column.full(0)).toBe('-266.41681662499997');
  });

  test.each([
    [new Float64(), [-1.256, 1e6, NaN, null], '{:,.2f}', ['−1.26', '1,000,000.00', 'NaN', 'null']],
    [new Int64(), [7n], '%03d', ['007']],
    [new Float64(), [1.5], 'no format', ['1.5']],
    [new Utf8(), ['a-1'], '.2f', ['a-1']],
    [new Utf8(), ['Betelgeuse', 'Rigel', null], '.5s', ['Bete…', 'Rigel', 'null']],
    [new Utf8(), ['Betelgeuse'], 's', ['Betelgeuse']],
    [new Decimal(2, 9), [new Uint32Array([150, 0, 0, 0])], '.1f', ['1.50']],
  ])('%s is written as its column says', (type, values, format, written) => {
    const whole = new Table({ x: vectorFromArray<DataType>(values, type) });
    const field = new Field('x', type, true, new Map([['format', format]]));
    const column = arrowGrid(new Table(new Schema([field]), whole.batches)).columns[0]!;
    expect(values.map((_, row) => column.cell(row).text)).toEqual(written);
    expect(column.full(0)).toBe(arrowGrid(whole).columns[0]!.full(0));
  });

  test('times keep their nanoseconds and dates their day', () => {
    const nanos = new Vector([
      makeData({ type: new TimestampNanosecond(), data: new BigInt64Array([1451606400000000001n, -1n]) }),
    ]);
    expect(texts(nanos)).toEqual(['2016-01-01 00:00:00.000000001', '1969-12-31 23:59:59.999999999']);
    const zoned = new Vector([makeData({ type: new TimestampMicrosecond('UTC'), data: new BigInt64Array([0n]) })]);
    expect(texts(zoned)).toEqual(['1970-01-01 00:00:00Z']);
    expect(texts(vectorFromArray([new Date(Date.UTC(2016, 0, 2))], new DateDay()))).toEqual(['2016-01-02']);
  });

  test('times of several chunks are read from their own', () => {
    const chunk = (ticks: bigint) =>
      makeData({ type: new TimestampMicrosecond(), data: new BigInt64Array([ticks, ticks]) });
    expect(texts(new Vector([chunk(0n), chunk(1_000_000n)]))).toEqual([
      '1970-01-01 00:00:00',
      '1970-01-01 00:00:00',
      '1970-01-01 00:00:01',
      '1970-01-01 00:00:01',
    ]);
  });

  test('decimals, as DuckDB sums integers, are exact', () => {
    const words = new Uint32Array([0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 12345, 0, 0, 0]);
    expect(texts(new Vector([makeData({ type: new Decimal(2, 38, 128), data: words })]))).toEqual(['−0.01', '123.45']);
  });

  test('lists and structs are one line of text', () => {
    expect(texts(vectorFromArray([[1, 2], null], new List(new Field('item', new Float32()))))).toEqual([
      '[1, 2]',
      'null',
    ]);
    expect(texts(vectorFromArray([{ a: 'x' }], new Struct([new Field('a', new Utf8())])))).toEqual(['{a: "x"}']);
  });

  test('sorting is stable, with NaN and then null last in both directions', () => {
    const order = (vector: Vector, descending: boolean) => [
      ...sortRows(arrowGrid(new Table({ x: vector })).columns[0]!, vector.length, descending),
    ];
    const floats = vectorFromArray([2, null, 1, NaN, 2, 1], new Float64());
    expect(order(floats, false)).toEqual([2, 5, 0, 4, 3, 1]);
    expect(order(floats, true)).toEqual([0, 4, 2, 5, 3, 1]);
    expect(order(vectorFromArray([2n ** 60n + 1n, 2n ** 60n, null], new Int64()), false)).toEqual([1, 0, 2]);
    expect(order(vectorFromArray(['b', 'a', 'b'], new Utf8()), true)).toEqual([0, 2, 1]);
  });
});
