import { expect, it } from 'vitest';
import { completeNames } from './completeNames.ts';
import type { Notebook } from './notebook/notebook.ts';
import { analyse } from './parse/analyse.ts';

const notebook: Notebook = {
  title: '',
  cells: [
    { id: '1', language: 'python', text: 'stars = 1\nstar_count = 2', pinned: true, hidden: false },
    { id: '2', language: 'sql', text: 'SELECT 1', output: 'Starless', pinned: true, hidden: false },
    { id: '3', language: 'python', text: '', pinned: true, hidden: false },
  ],
};
const labels = (text: string, id = '3') =>
  completeNames(notebook, id, text, text.length, analyse).options.map(({ label }) => label);

it('proposes the names of other cells in any language, whatever their case', () => {
  expect(labels('print(sta')).toEqual(['stars', 'star_count', 'Starless']);
});

it('proposes nothing after a dot, for an empty word, or from the cell itself', () => {
  expect([labels('x.sta'), labels('print('), labels('star', '1')]).toEqual([[], [], ['Starless']]);
});

it('completes a parameter of SQL behind its dollar sign', () => {
  expect(completeNames(notebook, '3', 'WHERE a > $star_c', 17, analyse)).toMatchObject({
    from: 11,
    options: [{ label: 'star_count' }],
  });
});
