import { IntervalDayTime, IntervalMonthDayNano, TimeMicrosecond, Utf8 } from 'apache-arrow';
import { expect, test } from 'vitest';
import { clockText } from './clockText.ts';

test('times of day are told to the last digit', () => {
  expect(clockText(45_000_500_000n, new TimeMicrosecond())).toBe('12:30:00.5');
  expect(clockText(0n, new TimeMicrosecond())).toBe('00:00:00');
});

test('intervals are told in years, months, days and hours', () => {
  expect(clockText(new Int32Array([0, 0, -1842749440, 2514]), new IntervalMonthDayNano())).toBe('03:00:00');
  expect(clockText(new Int32Array([26, -1, 0, 0]), new IntervalMonthDayNano())).toBe('2 years 2 months -1 day');
  expect(clockText(new Int32Array([1, 1500]), new IntervalDayTime())).toBe('1 day 00:00:01.5');
  expect(clockText('x', new Utf8())).toBeUndefined();
});
