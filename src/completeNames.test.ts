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

it('says after ui. which controls there are, with their parameters and what they are for', () => {
  const all = completeNames(notebook, '3', 'x = ui.', 7, analyse);
  expect(all.options.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['slider', 'range', 'select', 'table', 'tabs', 'row', 'column', 'button', 'date']),
  );
  for (const { doc } of all.options) expect(doc).toMatch(/^[A-Z`].*\.$/);
  expect(completeNames(notebook, '3', 'x = ui.sl', 9, analyse)).toEqual({
    from: 7,
    options: [
      {
        label: 'slider',
        kind: 'function',
        detail: '(start, stop, step=None, value=None, *, label="")',
        doc: expect.stringContaining('A number from `start` to `stop`') as string,
      },
    ],
  });
  expect([labels('ui.sl', '2'), labels('a.ui.sl'), labels('gui.sl')]).toEqual([[], [], []]);
});

it('knows nothing after ui. where that is a name of the notebook’s own', () => {
  const own = (text: string): Notebook => ({
    ...notebook,
    cells: [...notebook.cells, { id: '4', language: 'python', text, pinned: true, hidden: false }],
  });
  expect(completeNames(own('ui = 1'), '3', 'ui.sl', 5, analyse).options).toEqual([]);
  expect(completeNames(own('from skybook import ui'), '3', 'ui.sl', 5, analyse).options).toHaveLength(1);
});
