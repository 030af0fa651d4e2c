import { expect, test } from 'vitest';
import { RangeFile } from './rangeFile.ts';

const whole = Uint8Array.from({ length: 100 }, (_, i) => i);
const open = () => new RangeFile({ name: 'f', url: 'f', bytes: 100, modified: 0 });

test('a read ends where the bytes in memory end, and fetches only where it begins with none', () => {
  const file = open();
  file.put(10, whole.subarray(10, 20));
  file.put(30, whole.subarray(30, 40));
  const asked: (readonly [number, number])[] = [];
  const read = (from: number, to: number) => {
    const target = new Uint8Array(to - from);
    const bytes = file.read(from, target, (range) => (asked.push(range), whole.subarray(...range)));
    return [...target.subarray(0, bytes)];
  };
  expect(read(12, 35)).toEqual([...whole.subarray(12, 20)]);
  expect(asked).toEqual([]);
  expect(read(20, 35)).toEqual([...whole.subarray(20, 35)]);
  expect(asked).toEqual([[20, 30]]);
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
