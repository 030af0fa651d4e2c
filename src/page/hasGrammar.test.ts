import { expect, it } from 'vitest';
import { hasGrammar } from './hasGrammar.ts';

it.each([
  ['', true],
  ['a\n'.repeat(100_000), true],
  ['a'.repeat(5000), true],
  ['a'.repeat(5001), false],
  [`a\n${'` '.repeat(50_000)}`, false],
  [`${'a'.repeat(5001)}\nb`, false],
])('a text is read by its grammar unless a line of it has no end', (text, read) => {
  expect(hasGrammar(text)).toBe(read);
});
