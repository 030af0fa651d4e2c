import { expect, test } from 'vitest';
import { besideOf, hostsBeside } from './besideOf.ts';

test.each([
  ['#src=https://host.example/a/b/nb.ipynb', 'https://host.example/a/b/'],
  ['#src=https://host.example/nb.ipynb?version=2', 'https://host.example/'],
  ['#src=https://github.com/o/r/blob/main/notebooks/nb.ipynb', 'https://raw.githubusercontent.com/o/r/main/notebooks/'],
  ['#src=https://raw.githubusercontent.com/o/r/main/nb.ipynb', 'https://raw.githubusercontent.com/o/r/main/'],
  ['#cells/tour', undefined],
  ['#mine/abc', undefined],
  [undefined, undefined],
])('%s lies in %s', (route, folder) => {
  expect(besideOf(route)).toBe(folder);
});

test('its host is asked of Python’s alone', () => {
  const route = '#src=https://host.example/a/nb.ipynb';
  expect(hostsBeside(route, '<script id="1" type="text/x-python">')).toEqual(['host.example']);
  expect(hostsBeside(route, '<script id="1" type="module">')).toEqual([]);
  expect(hostsBeside('#cells/tour', '<script id="1" type="text/x-python">')).toEqual([]);
});
