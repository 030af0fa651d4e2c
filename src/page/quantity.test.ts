import { expect, test } from 'vitest';
import { elapsedText, progressText } from './quantity.ts';

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

test('progress is told in megabytes or in things, and in no number where none is known', () => {
  expect(progressText({ label: '', done: 3_400_000, total: 12_000_000, unit: 'bytes' })).toBe('3.4 of 12.0 MB');
  expect(progressText({ label: '', done: 3_400_000, unit: 'bytes' })).toBe('3.4 MB');
  expect(progressText({ label: '', done: 3, total: 1200, unit: 'partitions' })).toBe('3 of 1,200 partitions');
  expect(progressText({ label: 'Starting Python' })).toBe('');
});
