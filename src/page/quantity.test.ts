import { expect, test } from 'vitest';
import { elapsedText } from './quantity.ts';

test('durations are told in the largest unit that keeps them readable', () => {
  expect([40, 1240, 59_940, 60_000, 125_000, 3_600_000, 3_840_000].map(elapsedText)).toEqual([
    '0.0 s',
    '1.2 s',
    '59.9 s',
    '1 min 0 s',
    '2 min 5 s',
    '1 h 0 min',
    '1 h 4 min',
  ]);
});
