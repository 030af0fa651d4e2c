import { expect, test } from 'vitest';
import { shareOf, shareText } from './share.ts';

const share = shareOf('same', [
  {
    here: {
      group: 'a',
      name: '1.ipynb',
      seconds: 1,
      cells: [
        { place: 1, is: 'ran', what: '' },
        { place: 2, is: 'otherwise', what: 'two\nlines' },
        { place: 3, is: 'ran', what: '' },
        { place: 4, is: 'package', what: 'sep (compiled)' },
        { place: 6, is: 'earlier', what: 'no sep', after: 4 },
        { place: 7, is: 'earlier', what: 'no objects', after: 6 },
        { place: 8, is: 'package', what: 'galpy (its host not reached)' },
      ],
    },
    there: {
      path: '/a/1.ipynb',
      cells: [
        { place: 1 },
        { place: 2 },
        { place: 3, failure: 'KeyError: 1' },
        { place: 4 },
        { place: 5 },
        { place: 7 },
        { place: 8 },
      ],
    },
  },
  {
    here: { group: 'a', name: '2.ipynb', seconds: 1, cells: [], unopened: 'no notebook' },
    there: { path: '/a/2.ipynb', cells: [{ place: 1 }] },
  },
]);

test('of the cells that run in Jupyter, those that run here are counted and the others named', () => {
  expect(share).toMatchObject({ there: 7, here: 1, compiled: 2, unreached: 1 });
  expect(share.lost).toEqual([
    { notebook: 'a/1.ipynb', place: 2, what: 'two\nlines' },
    { notebook: 'a/1.ipynb', place: 4, what: 'sep (compiled)' },
    { notebook: 'a/1.ipynb', place: 5, what: 'there is no such cell' },
    { notebook: 'a/1.ipynb', place: 7, what: 'no objects' },
    { notebook: 'a/1.ipynb', place: 8, what: 'galpy (its host not reached)' },
    { notebook: 'a/2.ipynb', place: 1, what: 'no notebook' },
  ]);
});

test('a share is told in per cent, and what is lost on a line each', () => {
  const text = shareText([share, { name: 'none', there: 0, here: 0, compiled: 0, unreached: 0, lost: [] }]);
  expect(text).toContain('| same | 7 | 1 | 14.3 % | 20.0 % | 25.0 % |');
  expect(text).toContain('| none | 0 | 0 | – | – | – |');
  expect(text).toContain('- a/1.ipynb: 2: two lines');
});
