import { expect, test } from 'vitest';
import { adqlLiteral } from './adqlLiteral.ts';

test('values are constants of ADQL where they have a form there', () => {
  expect([1.5, -2, 10n, "O'Neill", [1, 2], new Date(0), null, Float64Array.of(0.1)].map(adqlLiteral)).toEqual([
    '1.5',
    '-2',
    '10',
    "'O''Neill'",
    '(1, 2)',
    "'1970-01-01T00:00:00.000'",
    'NULL',
    '(0.1)',
  ]);
  expect([true, NaN, {}, [], [[1]]].map(adqlLiteral)).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
