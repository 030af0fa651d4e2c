import { expect, test } from 'vitest';
import type { Part } from '../parts/part.ts';
import { batches } from './batches.ts';

const part = (bytes: number, isJoined = true): Part => ({
  ...{ label: 'part', files: [], rowGroups: 1, rows: 1, bytes, unpackedBytes: bytes, rowsSql: () => 'rows' },
  ...(isJoined && { filesSql: () => 'files' }),
});
const sizes = (...parts: readonly Part[]) => batches(parts).map((batch) => batch.length);
const twelve = (bytes: number, isJoined?: boolean) => Array.from({ length: 12 }, () => part(bytes, isJoined));

test('a share of few bytes is one query; one of more bytes at most four, none over 32 MB', () => {
  expect(sizes(...twelve(1e5))).toEqual([12]);
  expect(sizes(...twelve(0))).toEqual([12]);
  expect(sizes(...twelve(6e5))).toEqual([6, 6]);
  expect(sizes(...twelve(3e6))).toEqual([3, 3, 3, 3]);
  expect(sizes(...twelve(12e6))).toEqual([2, 2, 2, 2, 2, 2]);
  expect(sizes(part(0))).toEqual([1]);
  expect(sizes()).toEqual([]);
});

test('parts that cannot be read by one query are not joined', () => {
  expect(sizes(...twelve(1e5, false))).toEqual(Array.from({ length: 12 }, () => 1));
  expect(sizes(part(1), part(1), part(1, false), part(1))).toEqual([2, 1, 1]);
});
