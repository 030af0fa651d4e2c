import { expect, test } from 'vitest';
import { RangeFiles } from './rangeFiles.ts';

test('a file that another stood for is itself again, and counts as the one that was used longest ago', () => {
  const files = new RangeFiles();
  for (const name of ['a', 'b']) {
    files.open({ name, url: name, bytes: 4, modified: 1 });
    files.fill(name, 0, Uint8Array.of(1, 2, 3, 4));
  }
  const putBack = files.replace('b', Uint8Array.of(9));
  expect(files.get('b')?.remote).toMatchObject({ bytes: 1, modified: 0 });
  putBack();
  expect(files.missing('b', [[0, 4]])).toEqual([]);
  files.replace('b', Uint8Array.of(9))();
  files.get('a');
  files.replace('b', Uint8Array.of(9))();
  files.trim(4);
  expect([files.missing('a', [[0, 4]]), files.missing('b', [[0, 4]])]).toEqual([[], [[0, 4]]]);
});

test('a file of another content under its name starts empty', () => {
  const files = new RangeFiles();
  const file = { name: 'a', url: 'a', bytes: 4, modified: 1 };
  expect([files.open(file), files.open(file)]).toEqual([true, false]);
  files.fill('a', 0, Uint8Array.of(1, 2, 3, 4));
  expect(files.open({ ...file, modified: 2 })).toBe(true);
  expect(files.missing('a', [[0, 4]])).toEqual([[0, 4]]);
});
