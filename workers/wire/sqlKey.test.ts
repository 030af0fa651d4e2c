import { expect, test } from 'vitest';
import { sqlKey } from './sqlKey.ts';

test.each([
  ['RaJ2000', 'raj2000'],
  ['Δmag_É', 'Δmag_É'],
  ['\u212a', '\u212a'],
])('SQL compares %s as %s', (name, key) => {
  expect(sqlKey(name)).toBe(key);
});
