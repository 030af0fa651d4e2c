import { expect, test } from 'vitest';
import { sameRow } from './sameRow.ts';

test('rows are the same by their values, whatever the order of sums', () => {
  expect(sameRow(['3', 0.1 + 0.2], [3, 0.3])).toBe(true);
  expect(sameRow(['a', null], ['a', null])).toBe(true);
});

test.each([
  [[0], [3650]],
  [[1, 2], [1]],
  [['a'], ['b']],
  [[0.3], [0.3000001]],
  [[null], [1]],
])('%j is not %j', (ours, theirs) => {
  expect(sameRow(ours, theirs)).toBe(false);
});
