import { expect, test } from 'vitest';
import { tallScroll } from './tallScroll.ts';

test('a short table scrolls one to one', () => {
  const scroll = tallScroll(1000, 26, 312);
  expect(scroll).toMatchObject({ contentPx: 26000, scaled: false });
  expect(scroll.rowAt(260)).toBe(10);
});

test('a hundred million rows fit behind one scroll bar, to the last', () => {
  const scroll = tallScroll(1e8, 26, 312);
  expect(scroll.contentPx).toBeLessThan(17_800_000);
  expect(scroll.rowAt(scroll.contentPx - 312)).toBe(1e8 - 12);
  expect(scroll.rowAt(scroll.offsetAt(5e7))).toBeCloseTo(5e7, 3);
});
