import { expect, test } from 'vitest';
import { allowedBytes } from './allowedBytes.ts';

test.each([
  ['SELECT 1', 200e6],
  ['-- @allow 2 GB\nSELECT 1', 2e9],
  ['  --  @allow 1.5 TB', 1.5e12],
  ['SELECT 1 -- @allow 2 GB', 200e6],
])('%j may fetch %d bytes', (text, bytes) => {
  expect(allowedBytes(text)).toBe(bytes);
});

test("another limit of the reader's counts where the cell says none", () => {
  expect(allowedBytes('SELECT 1', 5e6)).toBe(5e6);
  expect(allowedBytes('-- @allow 2 GB\nSELECT 1', 5e6)).toBe(2e9);
});
