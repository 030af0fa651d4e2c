import { expect, it } from 'vitest';
import { decimalText } from './decimalText.ts';

/** A number as an Arrow decimal of 128 bits. */
function words(value: bigint): Uint32Array {
  const bits = BigInt.asUintN(128, value);
  return Uint32Array.from({ length: 4 }, (_, i) => Number((bits >> BigInt(32 * i)) & 0xffffffffn));
}

it.each([
  [12345n, 2, '123.45'],
  [-12345n, 2, '-123.45'],
  [-5n, 3, '-0.005'],
  [0n, 1, '0.0'],
  [42n, 0, '42'],
  [-42n, -3, '-42000'],
  [10n ** 37n, 38, `0.${'1'.padEnd(38, '0')}`],
])('the decimal %s with scale %s is %s', (value, scale, text) => {
  expect(decimalText(words(value), scale)).toBe(text);
});
