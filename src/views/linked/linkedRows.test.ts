import { Decimal, Table, Utf8, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { arrowGrid } from '../table/arrowGrid.ts';
import type { GridData } from '../table/gridData.ts';
import { rowsGrid } from '../table/rowsGrid.ts';
import { LinkedRows, type ChosenRows } from './linkedRows.ts';
import { sameRows } from './sameRows.ts';

const grid = (columns: Readonly<Record<string, readonly unknown[] | Float64Array | Float32Array>>): GridData =>
  arrowGrid(
    new Table(
      Object.fromEntries(
        Object.entries(columns).map(([name, values]) => [
          name,
          values instanceof Float64Array || values instanceof Float32Array
            ? vectorFromArray(values)
            : typeof values.find((value) => value !== null) === 'string'
              ? vectorFromArray(values, new Utf8())
              : vectorFromArray(values),
        ]),
      ),
    ),
  );
const x = [1.5, -2, NaN, 4];
const stars = () => grid({ id: [11n, 12n, 13n, 14n], x, name: ['a', 'b', null, 'd'] });

describe('tables hold the same rows', () => {
  test.each<readonly [string, GridData]>([
    ['the same table read again', stars()],
    ['some of its columns, in another order', grid({ name: ['a', 'b', null, 'd'], x })],
    ['columns beside those', grid({ x, more: [1, 2, 3, 4] })],
    ['whole numbers as decimals', grid({ id: [11, 12, 13, 14] })],
    ['no value as null or as NaN', grid({ x: [1.5, -2, null, 4] })],
    ['single precision that holds the numbers', grid({ x: Float32Array.from(x) })],
    [
      'rows as objects',
      rowsGrid(
        x.map((one) => ({ x: one })),
        ['x'],
      ),
    ],
    ['its beginning, where it is cut', { ...grid({ x: [1.5, -2] }), totalRows: 4 }],
  ])('as %s', (_, other) => {
    expect(sameRows(stars(), other)).toBe(true);
    expect(sameRows(other, stars())).toBe(true);
  });

  test.each<readonly [string, GridData]>([
    ['more rows', grid({ x: [...x, 5] })],
    ['another order', grid({ x: x.toReversed() })],
    ['one value that differs', grid({ x: [1.5, -2, NaN, 4.5] })],
    ['a column that differs beside one that does not', grid({ id: [11n, 12n, 13n, 14n], x: [1, 2, 3, 4] })],
    ['a value where there is none', grid({ x: [1.5, -2, 0, 4] })],
    ['no column of the same name', grid({ y: x })],
    ['the same name for texts', grid({ x: ['1.5', '-2', 'NaN', '4'] })],
    ['names that every object has', grid({ ['__proto__']: x, constructor: x })],
  ])('not with %s', (_, other) => {
    expect(sameRows(stars(), other)).toBe(false);
    expect(sameRows(other, stars())).toBe(false);
  });

  test('not by a column that is the same in all rows, nor by none', () => {
    const survey = () => grid({ survey: ['gaia', 'gaia'] });
    expect(sameRows(survey(), survey())).toBe(false);
    expect(sameRows(grid({}), grid({}))).toBe(false);
    const one = () => grid({ n: [5] });
    expect(sameRows(one(), one())).toBe(true);
  });

  test('decimals are compared by their values, not by their digits', () => {
    const type = new Decimal(2, 10, 128);
    const decimals = arrowGrid(new Table({ x: vectorFromArray([new Uint32Array([150, 0, 0, 0]), null], type) }));
    expect(sameRows(decimals, grid({ x: [1.5, null] }))).toBe(true);
    expect(sameRows(decimals, grid({ x: [150, null] }))).toBe(false);
  });
});

describe('what is chosen in a view', () => {
  const open = () => {
    const linked = new LinkedRows();
    const shown: string[] = [];
    const join = (name: string, data: GridData) =>
      linked.join(data, (rows: ChosenRows) => shown.push(`${name} ${[...rows].join()}`));
    return { shown, join };
  };

  test('is shown in all others of the same rows, and in no other', () => {
    const { shown, join } = open();
    const table = join('table', stars());
    const plot = join('plot', grid({ x }));
    join('other', grid({ x: [9, 8, 7, 6] }));
    plot.choose(new Set([1, 3]));
    table.choose(new Set([2]));
    plot.choose(new Set());
    expect(shown).toEqual(['table 1,3', 'plot 2', 'table ']);
  });

  test('is shown in one that comes later, as long as a view of the rows is left', () => {
    const { shown, join } = open();
    const [table, plot] = [join('table', stars()), join('plot', grid({ x }))];
    plot.choose(new Set([1]));
    plot.leave();
    join('again', grid({ x }));
    expect(shown).toEqual(['table 1', 'again 1']);
    table.choose(new Set());
    join('third', grid({ x }));
    expect(shown).toEqual(['table 1', 'again 1', 'again ']);
  });

  test('is forgotten with the last view of the rows', () => {
    const { shown, join } = open();
    const table = join('table', stars());
    table.choose(new Set([1]));
    table.leave();
    join('later', stars());
    expect(shown).toEqual([]);
  });

  test('is shown once where a view answers by choosing other rows', () => {
    const { shown, join } = open();
    const table = join('table', stars());
    const linked = new LinkedRows();
    const echo = linked.join(stars(), (rows) => rows.size > 1 && echo.choose(new Set([Math.min(...rows)])));
    const other = linked.join(stars(), (rows) => shown.push(`other ${[...rows].join()}`));
    other.choose(new Set([3, 2]));
    expect(shown).toEqual(['other 2']);
    table.leave();
  });
});
