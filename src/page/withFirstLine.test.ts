import { expect, test } from 'vitest';
import { withFirstLine } from './withFirstLine.ts';

test.each([
  ['SELECT 1', '-- @allow 2 GB\nSELECT 1'],
  ['', '-- @allow 2 GB\n'],
  ['-- @allow 300 MB\nSELECT 1', '-- @allow 2 GB\nSELECT 1'],
  ['  --@allow 300 MB\r\nSELECT 1', '-- @allow 2 GB\r\nSELECT 1'],
  ['-- mine\nSELECT 1', '-- @allow 2 GB\n-- mine\nSELECT 1'],
])('%j allowed more is %j', (text, expected) => {
  expect(withFirstLine(text, '-- @allow 2 GB')).toBe(expected);
});
