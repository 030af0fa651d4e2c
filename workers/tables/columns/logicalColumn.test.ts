import { makeVector } from 'apache-arrow';
import { expect, test } from 'vitest';
import { LogicalColumn } from './logicalColumn.ts';

const T = 'T'.charCodeAt(0);
const F = 'F'.charCodeAt(0);

test.each([
  ['letters, and zero bytes for null', [T, F, 0, T], [true, false, null, true]],
  ['numbers, as astropy wrote them in lists', [1, 0, 0, 1], [true, false, false, true]],
  ['zero bytes alone are null', [0, 0], [null, null]],
  ['a number among letters is no true', [T, 1, 0], [true, false, null]],
])('logicals are read of %s', (_, bytes, values) => {
  const column = new LogicalColumn();
  for (const byte of bytes) column.push(byte);
  expect([...makeVector(column.finish())]).toEqual(values);
});
