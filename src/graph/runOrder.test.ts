import { expect, test } from 'vitest';
import type { Cell } from '../notebook/cell.ts';
import type { CellOrder } from '../notebook/notebook.ts';
import { runOrder } from './runOrder.ts';

/** Cells from texts such as `a = b c`: defines a, needs b and c. */
function ordered(texts: readonly string[], order?: CellOrder): readonly string[] {
  const cells = texts.map((text, i): Cell => ({
    id: String(i),
    language: 'python',
    text,
    pinned: true,
    hidden: false,
  }));
  const analyse = ({ text }: Cell) => {
    const [left = '', right = ''] = text.split('=').map((part) => part.trim());
    return { defines: left ? [left] : [], needs: right.split(' ').filter(Boolean), stars: [], imports: [], hosts: [] };
  };
  return runOrder({ title: '', cells, ...(order && { order }) }, analyse).map(({ text }) => text);
}

test('cells that can run from the top stay where they are', () => {
  expect(ordered(['a = ', '# words', 'b = a', 'c = b'])).toEqual(['a = ', '# words', 'b = a', 'c = b']);
});

test('what a cell needs comes before it, in the order it stands in', () => {
  expect(ordered(['d = c a', 'text = ', 'a = b', 'b = ', 'c = '])).toEqual([
    'b = ',
    'a = b',
    'c = ',
    'd = c a',
    'text = ',
  ]);
});

test('circles and notebooks that run in order stay as they are', () => {
  expect(ordered(['a = b', 'b = a', 'c = '])).toEqual(['a = b', 'b = a', 'c = ']);
  expect(ordered(['a = b', 'b = '], 'document')).toEqual(['a = b', 'b = ']);
});
