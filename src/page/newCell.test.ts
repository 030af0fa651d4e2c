import { expect, test } from 'vitest';
import { cellIds, newCell } from './newCell.ts';

test('ids are whole numbers that no cell has or had', () => {
  let cells = [newCell('4', 'python'), newCell('intro', 'markdown')];
  const next = cellIds(() => ({ title: '', cells }));
  expect(next()).toBe('5');
  cells = [];
  expect(next()).toBe('6');
});
