import { expect, it } from 'vitest';
import { countText } from './countText.ts';

it.each([0, 7, 999, 1000, 12_345, 123_456, 1_234_567, Number.MAX_SAFE_INTEGER, -1234, 1234.5678, 1e21, NaN, Infinity])(
  '%s is written as browsers write it in English',
  (count) => {
    expect(countText(count)).toBe(count.toLocaleString('en'));
  },
);
