import { expect, test } from 'vitest';
import { unfitFor } from './unfitFor.ts';

const quantity = (value: number, unit: string) => ({ $skybook: 'quantity', value, unit });

test.each<readonly [unknown, string]>([
  [2n ** 200n, 'HUGEINT'],
  [[2n ** 53n + 1n, 0.5], 'beside fractions'],
  [[1, true], 'boolean, number'],
  [{ a: [['1'], [2]] }, 'number, text'],
  [[{ a: 1 }, { a: 'x' }], 'number, text'],
  [
    {
      $skybook: 'entries',
      entries: [
        [1, 'a'],
        ['b', 'c'],
      ],
    },
    'number, text',
  ],
  [[quantity(1, 'pc'), quantity(2, 'kpc')], 'pc, kpc'],
  [[quantity(1, 'm'), 2], 'm, no unit'],
  [[[3], [null, quantity(1, 'm')]], 'no unit, m'],
  [[{ d: quantity(1, 'm') }, { d: 0n }], 'm, no unit'],
  [{ $skybook: 'set', items: [quantity(1, 'm'), 2] }, 'm, no unit'],
  [[quantity(0.5, 'm'), { $skybook: 'quantity', value: 2n ** 53n + 1n, unit: 'm' }], 'beside fractions'],
  [[2n ** 53n + 1n, -0], 'beside fractions'],
  [[2n ** 53n + 1n, 1e300], 'beside fractions'],
  [
    [
      { $skybook: 'set', items: [2n ** 53n + 1n] },
      { $skybook: 'set', items: [0.5] },
    ],
    'beside fractions',
  ],
  [
    [
      { $skybook: 'entries', entries: [[1, 2n ** 53n + 1n]] },
      { $skybook: 'entries', entries: [[2, 0.5]] },
    ],
    'beside fractions',
  ],
  ['\ud800', 'halves of characters'],
  [{ a: 1, A: 2 }, 'differ in case'],
  [[{ a: 1 }, { A: 2 }], 'differ in case'],
])('value %# would be another value as a constant of SQL', (value, why) => {
  expect(unfitFor(value)).toContain(why);
});

test.each<readonly [unknown]>([
  [2n ** 127n - 1n],
  [[1, 2.5, null, 2n ** 60n]],
  [[1, null, 2n ** 60n + 1n]],
  [[{ a: 1 }, { b: 'x' }]],
  [[quantity(1, 'pc'), null, quantity(2, 'pc')]],
  [{ a: quantity(1, 'm'), b: 2 }],
  [[1234567890123457, 2n ** 60n + 1n]],
  [{ Δ: 1, δ: 2 }],
  ['\u{1f600}\0'],
  [Float32Array.of(1, 2)],
])('value %# is the same as a constant of SQL', (value) => {
  expect(unfitFor(value)).toBeUndefined();
});
