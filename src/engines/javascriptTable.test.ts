import {
  Decimal,
  DurationMicrosecond,
  Field,
  Int64,
  List,
  makeData,
  Table as ArrowTable,
  TimestampMicrosecond,
  vectorFromArray,
  Vector,
  type Data,
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../workers/wire/column.ts';
import { carryJs } from './carryValue.ts';
import { isIdentifier } from './isIdentifier.ts';
import { javascriptTable } from './javascriptTable.ts';
import { tableOfArrow } from './arrowMetadata.ts';
import { wholeOf } from './wholeOf.ts';

const wire = (columns: Readonly<Record<string, Vector>>, known: readonly Column[] = []) => {
  const table = tableOfArrow(new ArrowTable(columns));
  return { ...table, columns: table.columns.map((column, i) => ({ ...column, ...known[i] })) };
};
const longs = (...values: readonly bigint[]) =>
  new Vector([makeData({ type: new Int64(), data: BigInt64Array.from(values) })]);
const decimals = (scale: number, ...values: readonly bigint[]) =>
  new Vector([
    makeData({
      type: new Decimal(scale, 38, 128),
      data: Uint32Array.from(
        values.flatMap((value) => [0n, 32n, 64n, 96n].map((shift) => Number((value >> shift) & 0xffffffffn))),
      ),
    }),
  ]);
const noteOf = (arrow: ArrowTable, i = 0) => arrow.schema.fields[i]!.metadata.get('note');

describe('a table in JavaScript', () => {
  test('ordinary integers of 64 bits reckon as numbers, and identifiers are exact whatever their rows hold', () => {
    const arrow = javascriptTable(
      wire({ n: longs(1n, 2n), source_id: longs(1n, 2n), main: longs(1n, 2n) }, [
        { name: 'n' },
        { name: 'source_id' },
        { name: 'main', ucd: 'meta.id;meta.main' },
      ]),
    );
    const row = arrow.get(0) as unknown as Record<string, number>;
    expect(row.n! + 1).toBe(2);
    expect([row.source_id, row.main]).toEqual([1n, 1n]);
    expect(noteOf(arrow)).toBeUndefined();
  });

  test('integers beyond 2^53 that are no identifiers stay exact, which is told', () => {
    const arrow = javascriptTable(wire({ n: longs(1n, 2n ** 53n + 1n) }));
    expect([...arrow.getChildAt(0)!]).toEqual([1n, 2n ** 53n + 1n]);
    expect(noteOf(arrow)).toBe('`n` has integers beyond 2^53, so that in JavaScript it is BigInt.');
  });

  test('decimals are numbers, and text where digits would be lost', () => {
    const arrow = javascriptTable(
      wire({
        price: decimals(2, 110n, -5n),
        sum: decimals(0, 3n, 4n),
        long: decimals(10, 12345678901234567890123456789n, 0n),
      }),
    );
    expect(
      arrow.toArray().map((row) => Object.values((row as unknown as { toJSON(): object }).toJSON()) as unknown[]),
    ).toEqual([
      [1.1, 3, '1234567890123456789.0123456789'],
      [-0.05, 4, '0.0000000000'],
    ]);
    expect([noteOf(arrow, 0), noteOf(arrow, 2)]).toEqual([
      undefined,
      '`long` is text in JavaScript: it has more digits than a number.',
    ]);
  });

  test('decimals and integers within lists are numbers too', () => {
    const list = makeData({
      type: new List(new Field('item', new Decimal(1, 38, 128), true)),
      length: 1,
      nullCount: 0,
      valueOffsets: Int32Array.of(0, 2),
      child: decimals(1, 15n, 25n).data[0] as Data,
    } as never);
    expect([
      ...(javascriptTable(wire({ l: new Vector([list]) }))
        .getChildAt(0)!
        .get(0) as Iterable<unknown>),
    ]).toEqual([1.5, 2.5]);
  });

  test('durations are the text that the table view shows; dates too far for Date are text, and the others of their table are not', () => {
    const arrow = javascriptTable(
      wire({
        period: vectorFromArray([90_000_000n, null], new DurationMicrosecond()),
        end: new Vector([makeData({ type: new TimestampMicrosecond(), data: BigInt64Array.of(2n ** 63n - 1n, 0n) })]),
        t: new Vector([makeData({ type: new TimestampMicrosecond(), data: BigInt64Array.of(0n, 1500n) })]),
      }),
    );
    expect([0, 1, 2].map((i) => [...arrow.getChildAt(i)!])).toEqual([
      ['00:01:30', null],
      ['infinity', '1970-01-01 00:00:00'],
      [0, 1.5],
    ]);
    expect([noteOf(arrow, 0), noteOf(arrow, 1)]).toEqual([
      '`period` is text in JavaScript.',
      '`end` is text in JavaScript, which has no dates so far away.',
    ]);
  });

  test('its way back has the types that it came with, also from a selection', () => {
    const arrow = javascriptTable(
      wire({ n: longs(1n, 2n), price: decimals(2, 110n, -5n), x: vectorFromArray([1.5, 2.5]) }),
    );
    for (const back of [arrow, arrow.select(['n', 'price']), arrow.slice(1)]) {
      const carried = carryJs(back);
      expect(carried.kind === 'table' && carried.table.columns.slice(0, 2).map(({ type }) => type)).toEqual([
        'Int64',
        expect.stringContaining('Decimal'),
      ]);
    }
  });
});

test.each([
  ['source_id', true],
  ['objID', true],
  ['id', true],
  ['healpix_9', true],
  ['_healpix_29', true],
  ['gaia_id', true],
  ['tyc_id_1', true],
  ['ra', false],
  ['width', false],
  ['valid', false],
  ['grid', false],
  ['count', false],
  ['n_obs', false],
  ['ident_flux', false],
])('whether %s is an identifier by its name: %s', (name, expected) => {
  expect(isIdentifier({ name })).toBe(expected);
});

test('a number is a decimal only where it has no more digits', () => {
  expect([
    wholeOf(1.1, 2),
    wholeOf(-0.05, 2),
    wholeOf(1e-7, 10),
    wholeOf(1e21, 0),
    wholeOf(0.125, 2),
    wholeOf(NaN, 2),
  ]).toEqual([110n, -5n, 1000n, undefined, undefined, undefined]);
});
