// @vitest-environment jsdom
import { Table, vectorFromArray } from 'apache-arrow';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { arrowGrid } from './arrowGrid.ts';
import { Grid } from './grid.ts';
import { rowsGrid } from './rowsGrid.ts';
import { tableView } from './tableView.ts';

beforeAll(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

const rows = 100_000;
const big = () =>
  arrowGrid(
    new Table({
      i: vectorFromArray(Int32Array.from({ length: rows }, (_, i) => rows - i)),
      name: vectorFromArray(Array.from({ length: rows }, (_, i) => `star ${i}`)),
    }),
  );
const first = (grid: Grid) =>
  [...(grid.element.querySelector('[role=row][aria-rowindex="2"]')?.children ?? [])].map((cell) => cell.textContent);
const press = (grid: Grid, key: string, options: KeyboardEventInit = {}) =>
  grid.element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options }));

describe('the grid', () => {
  test('keeps only visible rows in the page and says how many there are', () => {
    const grid = new Grid(big());
    expect(grid.element.querySelectorAll('.grid-row').length).toBeLessThan(20);
    expect(grid.element.getAttribute('aria-rowcount')).toBe(String(rows + 1));
    expect(first(grid)).toEqual(['100000', 'star 0']);
  });

  test('a header sorts up, down and back', () => {
    const grid = new Grid(big());
    const click = () => grid.element.querySelector<HTMLElement>('[role=columnheader] button')!.click();
    click();
    expect(grid.element.querySelector('[role=columnheader]')?.getAttribute('aria-sort')).toBe('ascending');
    expect(first(grid)).toEqual(['1', 'star 99999']);
    click();
    click();
    expect(first(grid)).toEqual(['100000', 'star 0']);
  });

  test('End goes to the last row, which Shift joins to a range that copies as text', () => {
    const chosen: number[] = [];
    const grid = new Grid(rowsGrid([{ a: 1, b: 'x' }, { a: null, b: 'y\tz' }, { a: 3 }], ['a', 'b']), (set) =>
      chosen.push(set.size),
    );
    press(grid, 'ArrowDown');
    press(grid, 'End', { shiftKey: true });
    expect(chosen).toEqual([1, 2]);
    expect(grid.text()).toBe('a\tb\n\ty z\n3\t');
    const far = new Grid(big());
    press(far, 'End');
    expect(far.element.querySelector('[aria-rowindex="100001"]')?.getAttribute('aria-selected')).toBe('true');
  });

  test('Shift and a press choose all rows between, also beside the last column and while other text is marked', () => {
    let chosen: ReadonlySet<number> = new Set();
    const grid = new Grid(rowsGrid([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }], ['a']), (set) => (chosen = set));
    document.body.append(grid.element);
    const pressed = (element: Element | null, shiftKey = false) => {
      const down = new MouseEvent('mousedown', { bubbles: true, cancelable: true, shiftKey });
      element?.dispatchEvent(down);
      element?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey }));
      return down.defaultPrevented;
    };
    const row = (n: number) => grid.element.querySelector(`.grid-row[aria-rowindex="${n + 2}"]`);
    expect(pressed(row(0)?.firstElementChild ?? null)).toBe(false);
    expect([...chosen]).toEqual([0]);
    getSelection()?.selectAllChildren(grid.element);
    expect(pressed(row(2), true)).toBe(true);
    expect([...chosen]).toEqual([0, 1, 2]);
    getSelection()?.selectAllChildren(document.body);
    pressed(row(3)?.firstElementChild ?? null);
    expect([...chosen]).toEqual([0, 1, 2]);
    getSelection()?.removeAllRanges();
    pressed(row(3));
    expect([...chosen]).toEqual([3]);
    grid.element.remove();
  });

  test('a column is as wide as its numbers are, with signs that are wider than digits', () => {
    const width = (values: readonly number[]) => {
      const { element } = new Grid(
        rowsGrid(
          values.map((a) => ({ a })),
          ['a'],
        ),
      );
      return parseInt(element.querySelector<HTMLElement>('.grid-header')!.style.width);
    };
    // In the widest of the usual fonts digits take 8.3 pixels and the minus sign 10.9; 22 are padding.
    expect(width([-32768])).toBeGreaterThanOrEqual(22 + 5 * 8.3 + 10.9);
    expect(width([-1.5e-300])).toBeGreaterThanOrEqual(22 + 7 * 8.3 + 2 * 10.9);
  });

  test('rows chosen elsewhere come into view, whatever the order; Escape and a button choose none', () => {
    const chosen: number[] = [];
    const { element, choose } = tableView(big(), { onSelect: (set) => chosen.push(set.size) });
    const selected = () => element.querySelector('[aria-selected=true]')?.getAttribute('aria-rowindex');
    const note = () => element.querySelector('.chosen-note [role=status]')?.textContent;
    choose(new Set([rows - 1, rows + 5]));
    expect([selected(), note()]).toEqual([String(rows + 1), '2 rows chosen']);
    element.querySelector<HTMLElement>('[role=columnheader] button')!.click();
    choose(new Set([rows - 1]));
    expect([selected(), note()]).toEqual(['2', '1 row chosen']);
    const grid = element.querySelector('[role=grid]')!;
    const escape = () => {
      const event = new KeyboardEvent('keydown', { key: 'Escape', cancelable: true });
      grid.dispatchEvent(event);
      return event.defaultPrevented;
    };
    // With nothing chosen the key is the page's.
    expect([escape(), escape(), selected(), note()]).toEqual([true, false, undefined, '']);
    choose(new Set([3]));
    element.querySelector<HTMLElement>('.chosen-note button')!.click();
    expect([selected(), note(), chosen]).toEqual([undefined, '', [0, 0]]);
  });

  test('a cut table says what it is the first part of, and its warnings', () => {
    const { element } = tableView({
      ...rowsGrid([{ a: 1 }], ['a']),
      totalRows: 1_234_567,
      warnings: ['The service cut this result at 1 row.'],
    });
    expect(element.dataset['rows']).toBe('1234567');
    expect(element.textContent).toContain('first 1 of 1,234,567 rows');
    expect(element.querySelector('[role=note]')?.textContent).toBe('The service cut this result at 1 row.');
  });
});
