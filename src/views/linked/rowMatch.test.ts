import { describe, expect, test } from 'vitest';
import { itemAt } from '../../known/itemAt.ts';
import { seeded } from '../../known/testing/seeded.ts';
import type { GridData } from '../table/gridData.ts';
import { rowMatch } from './rowMatch.ts';
import { grid } from './testing/grid.ts';

type Columns = Readonly<Record<string, readonly unknown[]>>;

const random = seeded(11);
const ROWS = 400;
const many = (value: (row: number) => unknown): readonly unknown[] =>
  Array.from({ length: ROWS }, (_, row) => value(row));
const STARS: Columns = {
  id: many((row) => BigInt(4e15) + BigInt(Math.floor(random() * 1e12)) * 1000n + BigInt(row)),
  ra: many(() => random() * 360),
  mag: many(() => Math.round(random() * 500) / 100),
  name: many((row) => (row % 3 === 0 ? null : `star ${Math.floor(random() * 1e6)}`)),
  number: many((row) => row + 1),
};
const ALL = many((row) => row) as readonly number[];
const BRIGHT = ALL.filter((row) => Number(itemAt(STARS['mag'] ?? [], row)) < 1.5);
const SORTED = [...ALL].toSorted((a, b) => Number(STARS['ra']?.[a]) - Number(STARS['ra']?.[b]));

/** Some rows of some columns of the stars, in this order. */
const some = (rows: readonly number[], names = Object.keys(STARS)): Columns =>
  Object.fromEntries(names.map((name) => [name, rows.map((row) => STARS[name]?.[row])]));

/** For each row of the first the row of the second, as `rowMatch` has them. */
const places = (one: GridData, other: GridData): readonly (number | undefined)[] => {
  const { rowOf } = rowMatch(one, other);
  return Array.from({ length: one.rows }, (_, row) => rowOf(row));
};

describe('rows of two tables are the same', () => {
  test.each<readonly [string, readonly number[], readonly string[] | undefined]>([
    ['in a filtered one', BRIGHT, undefined],
    ['in a sorted one', SORTED, undefined],
    ['in a sorted part of some columns', SORTED.slice(50, 90), ['ra', 'mag']],
    ['in one row', [77], ['ra', 'id']],
    ['in two rows, turned round', [300, 3], ['ra']],
    ['by identifiers alone', BRIGHT, ['id']],
  ])('%s', (_, rows, names) => {
    const [whole, part] = [grid(STARS), grid(some(rows, names && [...names]))];
    expect(rowMatch(part, whole).kinship).toBe('source');
    expect(places(part, whole)).toEqual(rows);
    expect(places(whole, part)).toEqual(ALL.map((row) => (rows.includes(row) ? rows.indexOf(row) : undefined)));
  });

  test('where each table has some that the other has not', () => {
    const [one, other] = [ALL.slice(0, 300), SORTED.filter((row) => row >= 100)];
    expect(places(grid(some(one)), grid(some(other)))).toEqual(
      one.map((row) => (other.includes(row) ? other.indexOf(row) : undefined)),
    );
  });

  test('in single precision as well', () => {
    const single = STARS['ra']!.map((value) => Math.fround(Number(value)));
    const [whole, part] = [
      grid({ ra: Float32Array.from(single), more: ALL }),
      grid({ ra: Float32Array.from(BRIGHT, (row) => itemAt(single, row)) }),
    ];
    expect(places(part, whole)).toEqual(BRIGHT);
  });

  const other = many(() => random() * 360);
  test.each<readonly [string, Columns]>([
    ['of other values', { ra: other.slice(0, 50) }],
    ['where a second column differs', { ...some(BRIGHT, ['ra']), mag: BRIGHT.map(() => 7) }],
    ['by a running number', some(BRIGHT, ['number'])],
    ['by a running number that was mixed', some(SORTED.slice(0, 100), ['number'])],
    ['by numbers of few kinds', some(BRIGHT, ['mag'])],
    ['by no common name', { other: BRIGHT.map((row) => STARS['ra']?.[row]) }],
    ['that recur', some([...BRIGHT, ...BRIGHT], ['ra'])],
    ['by no rows', some([], ['ra', 'id'])],
  ])('not %s', (_, columns) => {
    expect(rowMatch(grid(columns), grid(STARS)).kinship).toBe('none');
    expect(rowMatch(grid(STARS), grid(columns)).kinship).toBe('none');
  });

  test('where many rows have one value in the column that tells most, in time that grows with the rows', () => {
    let compared = 0;
    const counted = (data: GridData): GridData => ({
      ...data,
      columns: data.columns.map((column) => ({ ...column, key: (row) => (compared++, column.key(row)) })),
    });
    const countOf = (rows: number): number => {
      // As magnitudes that are 99 where nothing was seen.
      const mag = Float64Array.from({ length: rows }, (_, row) => (row % 11 < 5 ? 99 : random() * 20));
      const whole = { mag, number: Float64Array.from(mag, (_, row) => row + 1) };
      const turned = { mag: whole.mag.toReversed(), number: whole.number.toReversed() };
      const [one, other] = [counted(grid(turned)), counted(grid(whole))];
      compared = 0;
      expect(places(one, other)).toEqual(Array.from(mag, (_, row) => rows - 1 - row));
      return compared;
    };
    expect(countOf(4000)).toBeLessThan(3 * countOf(2000));
  });

  test('not by a running number in a table that has it in another order', () => {
    const mixed = { number: SORTED.map((row) => row + 1), more: ALL };
    expect(rowMatch(grid({ number: [3, 17, 45, 46, 90], a: [1, 2, 3, 4, 5] }), grid(mixed)).kinship).toBe('none');
  });

  test('of parts of an axis that measurements share as rows, and of no value', () => {
    const mjd = many((row) => 58000 + row + random());
    const part = mjd.filter((_, row) => row % 3 === 0);
    const { kinship } = rowMatch(grid({ mjd, g: STARS['mag']! }), grid({ mjd: part, r: part.map(() => 1) }));
    expect(kinship).toBe('rows');
  });
});
