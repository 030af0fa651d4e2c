import { Decimal, Table, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { seeded } from '../../known/testing/seeded.ts';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { GridData } from '../table/gridData.ts';
import { rowsGrid } from '../table/rowsGrid.ts';
import { kinship } from './kinship.ts';
import { grid } from './testing/grid.ts';

const x = [1.53125, -2.25, NaN, 4.125];
const stars = () =>
  grid({
    id: [1117n, 2012n, 1013n, 3914n],
    x,
    name: ['Vega', 'Deneb', null, 'Sirius'],
  });

describe('tables hold the same rows', () => {
  test.each<readonly [string, GridData]>([
    ['the same table read again', stars()],
    ['some of its columns, in another order', grid({ name: ['Vega', 'Deneb', null, 'Sirius'], x })],
    ['columns beside those', grid({ x, more: [1, 2, 3, 4] })],
    ['whole numbers as decimals', grid({ id: [1117, 2012, 1013, 3914] })],
    ['no value as null or as NaN', grid({ x: [1.53125, -2.25, null, 4.125] })],
    ['single precision that holds the numbers', grid({ x: Float32Array.from(x) })],
    [
      'rows as objects',
      rowsGrid(
        x.map((one) => ({ x: one })),
        ['x'],
      ),
    ],
    [
      'its beginning, where it is cut',
      {
        ...grid({ x: x.slice(0, 3), name: ['Vega', 'Deneb', null] }),
        totalRows: 4,
      },
    ],
  ])('as %s', (_, other) => {
    expect(kinship(stars(), other)).not.toBe('none');
    expect(kinship(other, stars())).not.toBe('none');
  });

  test.each<readonly [string, GridData]>([
    ['more rows', grid({ x: [...x, 5] })],
    ['another order', grid({ x: x.toReversed() })],
    ['one value that differs', grid({ x: [1.53125, -2.25, NaN, 4.5] })],
    ['a column that differs beside one that does not', grid({ id: [1117n, 2012n, 1013n, 3914n], x: [1, 2, 3, 4] })],
    ['a value where there is none', grid({ x: [1.53125, -2.25, 0, 4.125] })],
    ['no column of the same name', grid({ y: x })],
    ['the same name for texts', grid({ x: ['1.53', '-2.11', 'NaN', '4.125'] })],
    ['names that every object has', grid({ ['__proto__']: x, constructor: x })],
  ])('not with %s', (_, other) => {
    expect(kinship(stars(), other)).toBe('none');
    expect(kinship(other, stars())).toBe('none');
  });

  const random = seeded(3);
  const many = (value: (row: number) => unknown, rows = 2500): readonly unknown[] =>
    Array.from({ length: rows }, (_, row) => value(row));
  test.each<readonly [string, readonly unknown[]]>([
    ['nothing', []],
    ['one value', many(() => 'gaia')],
    ['no value', many(() => null)],
    ['one number', many(() => 279.23473)],
    ['a running number', many((row) => row)],
    ['a running number of two rows', [1, 2]],
    ['a running number of three rows', [1, 2, 3]],
    ['tens', [10, 20]],
    ['a running number from elsewhere', many((row) => 7001 + row)],
    ['a running number as whole numbers of 64 bits', many((row) => BigInt(row))],
    ['a running number with gaps where values are missing', many((row) => (row % 7 === 3 ? null : row))],
    ['a running number backwards', many((row) => 900 - row)],
    ['steps that are rounded', many((row) => 380 + row * 0.1)],
    ['steps in single precision', many((row) => Math.fround(380 + row / 7))],
    ['steps of a seventh', many((row) => row / 7)],
    ['logarithmic steps', many((row) => 10 ** (row / 100), 900)],
    ['doubled numbers', [1, 2, 4, 8, 16]],
    ['numbers of a grid', many((row) => row % 40)],
    ['numbers of a grid, each again', many((row) => Math.floor(row / 40))],
    ['numbers of a grid in three directions', many((row) => Math.floor(row / 10) % 20)],
    ['yes and no', many(() => random() > 0.5)],
    ['zeros and ones', many(() => Math.round(random()))],
    ['few marks', many(() => Math.floor(random() * 4))],
    ['few words', many(() => (random() > 0.5 ? 'star' : 'galaxy'))],
    ['letters', ['u', 'g', 'r', 'i', 'z']],
    ['numbered words', many((row) => `p${String(row).padStart(4, '0')}`)],
    ['one number in one row', [5]],
    ['one word in one row', ['Vega']],
    ['two small numbers', [17, 3]],
    ['places', [2, 1, 3]],
  ])('not by a column that others may well have: %s', (_, id) => {
    const [one, other] = [grid({ id }), grid({ id, city: id.map((_value, at) => `city ${at}`) })];
    expect(kinship(one, other)).toBe('none');
  });

  test.each<readonly [string, readonly unknown[]]>([
    ['two places on the sky', [279.23473, 310.35798]],
    ['one place on the sky', [279.23473479]],
    ['two names', ['Vega', 'Deneb']],
    ['numbers of a catalogue', many((row) => `HIP ${Math.floor(random() * 40) + 50 * row}`)],
    ['sorted numbers', many((row) => row + Math.round(1e4 * random()) / 1e4)],
    ['numbers, of which most are missing', many((row) => (row % 100 === 50 ? random() : null))],
    ['numbers of 64 bits', many(() => BigInt(Math.floor(random() * 2 ** 52)))],
  ])('by a column that no other has: %s', (_, id) => {
    expect(kinship(grid({ id, a: id.map(String) }), grid({ id, b: id.map(String) }))).not.toBe('none');
  });

  test('of one source where one has all that the other has, or what they have in common is in no order', () => {
    const ra = many(() => random() * 360);
    const time = many((row) => 58000 + row + random());
    expect(kinship(grid({ ra, a: ra }), grid({ ra }))).toBe('source');
    expect(kinship(grid({ time, a: ra }), grid({ time }))).toBe('source');
    expect(kinship(grid({ ra, a: ra }), grid({ ra, b: ra }))).toBe('source');
    expect(kinship(grid({ time, a: ra }), grid({ time, b: ra }))).toBe('rows');
  });

  test('decimals are compared by their values, not by their digits', () => {
    const type = new Decimal(2, 10, 128);
    const digits = [15073, 90122, 42319];
    const decimals = arrowGrid(
      new Table({
        x: vectorFromArray(
          digits.map((one) => new Uint32Array([one, 0, 0, 0])),
          type,
        ),
      }),
    );
    expect(kinship(decimals, grid({ x: digits.map((one) => one / 100) }))).toBe('source');
    expect(kinship(decimals, grid({ x: digits }))).toBe('none');
  });
});
