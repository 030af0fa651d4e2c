import { expect, test } from 'vitest';
import { progressText } from './progressText.ts';

test('progress is told in megabytes or in things, and in no number where none is known', () => {
  expect(progressText({ label: '', done: 3_400_000, total: 12_000_000, unit: 'bytes' })).toBe('3.4 of 12.0 MB');
  expect(progressText({ label: '', done: 3_400_000, unit: 'bytes' })).toBe('3.4 MB');
  expect(progressText({ label: '', done: 3, total: 1200, unit: 'partitions' })).toBe('3 of 1,200 partitions');
  expect(progressText({ label: 'Starting Python' })).toBe('');
});
