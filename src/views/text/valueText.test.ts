import {
  Decimal,
  Field,
  Float64,
  List,
  Table,
  tableFromArrays,
  TimestampMicrosecond,
  vectorFromArray,
} from 'apache-arrow';
import { expect, test } from 'vitest';
import { dateOfMoment } from '../../engines/moment.ts';
import { Quantity } from '../../engines/quantity.ts';
import { valueText } from './valueText.ts';

const LISTS = new List(new Field('item', new Float64(), true));
const row = () =>
  new Table({
    t: vectorFromArray([Date.UTC(2020, 0, 2, 3, 4, 5, 678)], new TimestampMicrosecond()),
    d: vectorFromArray([new Uint32Array([110, 0, 0, 0])], new Decimal(2, 5)),
    l: vectorFromArray([[1, null]], LISTS),
    s: vectorFromArray(['a']),
  }).get(0);

test.each<readonly [unknown, string]>([
  [1 / 3, '0.3333333333333333'],
  [266.404988286545, '266.404988286545'],
  [-0, '-0'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  [2n ** 63n, '9223372036854775808'],
  [null, 'null'],
  ['a "b"', 'a "b"'],
  [new Date(Date.UTC(2020, 0, 2)), '2020-01-02T00:00:00.000Z'],
  [dateOfMoment({ $skybook: 'moment', ms: 0, ns: 1000, as: 'datetime' }), '1970-01-01T00:00:00.000001Z'],
  [new Date(NaN), 'Invalid Date'],
  [new Quantity(3.5, 'pc'), '3.5 pc'],
  [[], ''],
  [[1, NaN, 'a', null], '1, NaN, a, null'],
  [BigInt64Array.of(1n, 2n), '1, 2'],
  [[[1, 2n], ['x']], '[1, 2], ["x"]'],
  [{ a: NaN, b: 1n, c: new Date(0), d: 'x' }, '{a: NaN, b: 1, c: 1970-01-01T00:00:00.000Z, d: "x"}'],
  [new Map<unknown, unknown>([[1, 'a']]), '{1: "a"}'],
  [new Set([1, 2]), '[1, 2]'],
  [row(), '{t: 2020-01-02 03:04:05.678, d: 1.10, l: [1, null], s: "a"}'],
  [vectorFromArray([[1, null], []], LISTS), '[[1, null], []]'],
  [tableFromArrays({ a: [1, 2] }), 'a table of 2 rows'],
])('the text of %o is %s', (value, text) => {
  expect(valueText(value)).toBe(text);
});

test('what holds itself has an end', () => {
  const round: Record<string, unknown> = {};
  round.self = round;
  expect(valueText(round)).toMatch(/^\{self: \{self: .*…/);
});
