import { expect, test } from 'vitest';
import { RangeFile } from './rangeFile.ts';

const whole = Uint8Array.from({ length: 100 }, (_, i) => i);
const open = () => new RangeFile({ name: 'f', url: 'f', bytes: 100, modified: 0 });

test('a read over kept and absent pieces fetches only the gaps', () => {
  const file = open();
  file.put(10, whole.subarray(10, 20));
  file.put(30, whole.subarray(30, 40));
  const asked: (readonly [number, number])[] = [];
  const target = new Uint8Array(30);
  file.read(5, target, (range) => (asked.push(range), whole.subarray(...range)));
  expect(asked).toEqual([[5, 10], [20, 30]]);
  expect([...target]).toEqual([...whole.subarray(5, 35)]);
});

test('overlapping pieces are kept once', () => {
  const file = open();
  file.put(0, whole.subarray(0, 50));
  file.put(25, whole.subarray(25, 75));
  expect(file.cachedBytes).toBe(75);
  expect(file.missing([0, 100])).toEqual([[75, 100]]);
});

test('a dropped file has nothing and counts nothing', () => {
  const file = open();
  file.put(0, whole);
  file.drop();
  expect(file.cachedBytes).toBe(0);
  expect(file.missing([3, 4])).toEqual([[3, 4]]);
});
