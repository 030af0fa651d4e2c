import { describe, expect, test } from 'vitest';
import type { GridData } from '../table/gridData.ts';
import { grid } from './testing/grid.ts';
import { LinkedRows, type ChosenRows } from './linkedRows.ts';

const x = [1.53125, -2.25, NaN, 4.125];
const stars = () =>
  grid({
    id: [11n, 12n, 13n, 14n],
    x,
    name: ['Vega', 'Deneb', null, 'Sirius'],
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

  test('is shown in one that was sorted and filtered, by its own numbers of the rows, and the other way', () => {
    const { shown, join } = open();
    const ra = [101.28715, 279.23473, 310.35798, 88.79294];
    const table = join('table', grid({ ra, id: [1, 2, 3, 4] }));
    const part = join('part', grid({ ra: [310.35798, 101.28715, 88.79294] }));
    table.choose(new Set([0, 1]));
    part.choose(new Set([0, 2]));
    join('later', grid({ ra: [88.79294, 279.23473] }));
    expect(shown).toEqual(['part 1', 'table 2,3', 'later 0']);
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

  test('changes a value only where it is of its source', () => {
    const linked = new LinkedRows();
    const [heard, seen]: [number[][], number[][]] = [[], []];
    const mjd = [58000.113, 58003.271, 58011.902, 58012.114];
    linked.join(grid({ mjd, g: [1, 2, 3, 4] }), (rows) => heard.push([...rows]), 'source');
    linked.join(grid({ mjd, g: [1, 2, 3, 4] }), (rows) => seen.push([...rows]));
    const alike = linked.join(grid({ mjd, r: [4, 3, 2, 1] }), () => undefined);
    alike.choose(new Set([1]));
    expect([heard, seen]).toEqual([[], [[1]]]);
    const late: number[][] = [];
    linked.join(grid({ mjd, g: [1, 2, 3, 4] }), (rows) => late.push([...rows]), 'source');
    expect(late).toEqual([]);
    alike.choose(new Set());
    const own = linked.join(grid({ mjd }), () => undefined);
    own.choose(new Set([2]));
    expect([heard, late]).toEqual([[[2]], [[2]]]);
  });
});
