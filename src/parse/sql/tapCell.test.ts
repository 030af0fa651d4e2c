import { expect, test } from 'vitest';
import { findTapUrl, readTapLine } from './tapCell.ts';

test('a first line names a service, whichever of its resources stands there', () => {
  for (const line of [
    '-- @tap https://x.org/tap',
    '--@TAP https://x.org/tap/',
    '\n  -- @tap https://x.org/tap/sync',
    '-- @tap https://x.org/tap/tables',
  ]) {
    expect(findTapUrl(`${line}\nSELECT 1`)).toBe('https://x.org/tap');
  }
  expect([
    findTapUrl('SELECT 1\n-- @tap https://x.org/tap'),
    findTapUrl('-- see @tap https://x.org'),
    findTapUrl('-- @tap'),
  ]).toEqual([undefined, undefined, undefined]);
});

test('the line may ask for a job and limit the rows', () => {
  expect(readTapLine('-- @tap https://x.org/tap async maxrec=500\nSELECT 1')).toEqual({
    url: 'https://x.org/tap',
    isAsync: true,
    maxRows: 500,
    unknown: [],
  });
  expect(readTapLine('-- @tap https://x.org/tap')).toEqual({ url: 'https://x.org/tap', isAsync: false, unknown: [] });
  expect(readTapLine('-- @tap https://x.org/tap asink, maxrec=many')?.unknown).toEqual(['asink', 'maxrec=many']);
});
