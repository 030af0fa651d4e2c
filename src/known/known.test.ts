import { expect, it } from 'vitest';
import { isRecord } from './isRecord.ts';
import { itemAt } from './itemAt.ts';
import { lastOf } from './lastOf.ts';
import { pairsOf } from './pairsOf.ts';
import { present } from './present.ts';
import { recordOf } from './recordOf.ts';

it('gives what is there, nothing and zero among it, and says in words what is not', () => {
  expect(itemAt([1, null, 0], 1)).toBeNull();
  expect(itemAt('ab', 1)).toBe('b');
  expect(lastOf(Float64Array.of(1, 0))).toBe(0);
  expect(present(0)).toBe(0);
  expect(() => itemAt([1], 1)).toThrow('There is nothing at place 1 of 1.');
  expect(() => lastOf([])).toThrow('There is nothing at place -1 of 0.');
  expect(() => present(new Map().get('a'), 'The cell a')).toThrow('The cell a is not there any more.');
});

it('parts a list two by two', () => {
  expect(pairsOf([1, 2, 3, 4, 5])).toEqual([
    [1, 2],
    [3, 4],
  ]);
  expect(pairsOf([])).toEqual([]);
});

it('takes objects alone for what has fields', () => {
  expect([{}, [], null, 'a', undefined].map(isRecord)).toEqual([true, false, false, false, false]);
  expect(recordOf([1])).toEqual({});
  expect(recordOf({ a: 1 })).toEqual({ a: 1 });
});
