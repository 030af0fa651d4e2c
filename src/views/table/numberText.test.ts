import { describe, expect, test } from 'vitest';
import { shortest } from '../../../workers/wire/shortest.ts';
import { decimalsOf, numberText } from './numberText.ts';

const column = (values: readonly number[], single = false) =>
  values.map((value) => numberText(value, decimalsOf(values, single), single));

describe('floats in a column', () => {
  test('decimal points stand below each other', () => {
    expect(column([1.5, 12.25, 3])).toEqual(['1.50', '12.25', '3.00']);
    expect(column([1, 2, 3])).toEqual(['1', '2', '3']);
  });

  test('positions keep nine significant digits', () => {
    expect(column([266.41681662499997, 0.5])).toEqual(['266.416817', '0.500000']);
  });

  test('single precision shows no digits that it does not have', () => {
    expect(shortest(Math.fround(0.1), true)).toBe('0.1');
    expect(shortest(Math.fround(16777216), true)).toBe('16777216');
    expect(column([Math.fround(20.3), Math.fround(4.25)], true)).toEqual(['20.30', '4.25']);
  });

  test('a span of many magnitudes hides no small number', () => {
    expect(column([1e-12, 3.5e10, 1])).toEqual(['1e−12', '35000000000', '1']);
    expect(column([123456.789, 1.23456789e-7])).toEqual(['123456.789', '1.23456789e−7']);
  });

  test('what is not finite is said', () => {
    expect(column([NaN, Infinity, -Infinity, -1.5])).toEqual(['NaN', '∞', '−∞', '−1.5']);
  });
});
