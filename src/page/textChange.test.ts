import { expect, test } from 'vitest';
import { textChange } from './textChange.ts';

const cases: readonly (readonly [string, string])[] = [
  ['', 'abc'],
  ['abc', ''],
  ['aaa', 'aa'],
  ['aa', 'aaa'],
  ['one two', 'one big two'],
  ['abab', 'ab'],
  ['x', 'x'],
];

test.each(cases)('the change from %j to %j, applied, gives the latter', (before, after) => {
  const { from, to, insert } = textChange(before, after);
  expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
});

test('only what differs is replaced', () => {
  expect(textChange('a = 1\nb = 2\nc = 3', 'a = 1\nb = 20\nc = 3')).toEqual({ from: 11, to: 11, insert: '0' });
});
