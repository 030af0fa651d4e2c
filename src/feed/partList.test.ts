import { expect, test } from 'vitest';
import { readPartList, writePartList } from './partList.ts';
import { partOf } from './testing/fakeSite.ts';

test('a list that was written is read as it was', () => {
  const parts = [partOf('parts/a.js', 'a'), partOf('hips/Norder=0/ä.jpg', 'bb')];
  expect([...readPartList(writePartList(parts)).values()]).toEqual(parts);
});

test.each([
  'null',
  '{}',
  '{"parts":{}}',
  '{"parts":[null]}',
  '{"parts":[{"path":"a","bytes":"1","sha256":""}]}',
  `{"parts":[{"path":"a","bytes":1,"sha256":"${'g'.repeat(64)}"}]}`,
  `{"parts":[{"path":["a"],"bytes":1,"sha256":"${'0'.repeat(64)}"}]}`,
  '<!doctype html>',
])('%s is no list', (text) => {
  expect(() => readPartList(text)).toThrow();
});
