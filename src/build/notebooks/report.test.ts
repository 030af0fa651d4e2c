import { expect, it } from 'vitest';
import { report } from './report.ts';

const text = report([
  {
    group: 'a',
    name: '1.ipynb',
    seconds: 3,
    cells: [
      { place: 1, is: 'ran', what: '' },
      { place: 2, is: 'service', what: 'x.org' },
    ],
  },
  {
    group: 'a',
    name: '2.ipynb',
    seconds: 4,
    cells: [
      { place: 1, is: 'service', what: 'x.org' },
      { place: 3, is: 'otherwise', what: 'two\nlines' },
    ],
  },
  { group: 'b', name: '3.ipynb', seconds: 1, cells: [], unopened: 'no notebook' },
]);

it('cells are counted by folder and in total', () => {
  expect(text).toContain('| a (2) | 4 | 1 | 2 | 0 | 0 | 0 | 1 | 0 |');
  expect(text).toContain('| **all (3)** | 4 | 1 | 2 | 0 | 0 | 0 | 1 | 0 |');
});

it('what is lacking is counted once for all notebooks, each message on one line', () => {
  expect(text).toContain('- 2 × x.org (a/1.ipynb: 2, …)');
  expect(text).toContain('- 1 × two lines (a/2.ipynb: 3)');
});

it('a notebook that could not be opened says why', () => {
  expect(text).toContain('### b/3.ipynb\n\n- could not be opened: no notebook');
});
