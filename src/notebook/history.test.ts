import { expect, it } from 'vitest';
import { applyEdit } from './applyEdit.ts';
import type { Cell, Language } from './cell.ts';
import type { Edit } from './edit.ts';
import { newHistory, record, redo, undo } from './history.ts';
import type { Notebook } from './notebook.ts';
import { seededBelow } from '../known/testing/seededBelow.ts';

const cell = (id: string, text: string, language: Language = 'python'): Cell => ({
  id,
  language,
  text,
  pinned: language !== 'markdown',
  hidden: false,
});
const book = (...cells: readonly Cell[]): Notebook => ({ title: 'Ångström & <b>Größe</b>', cells });

it('an edit leaves untouched cells the same objects and refuses unknown ids', () => {
  const notebook = book(cell('1', 'a'), cell('2', 'b'));
  const edited = applyEdit(notebook, { kind: 'setText', id: '2', text: 'c' });
  expect([edited.cells[0] === notebook.cells[0], edited.cells[1]!.text]).toEqual([true, 'c']);
  expect(applyEdit(notebook, { kind: 'setText', id: '2', text: 'b' })).toBe(notebook);
  expect(() => applyEdit(notebook, { kind: 'delete', id: '9' })).toThrow(RangeError);
});

it('typing on in one cell is undone at once, typing in another by a step of its own', () => {
  let history = newHistory(book(cell('1', ''), cell('2', '')));
  for (const [id, text] of [
    ['1', 'a'],
    ['1', 'ab'],
    ['2', 'c'],
  ] as const)
    history = record(history, { kind: 'setText', id, text });
  history = undo(history);
  expect(history.present.cells.map(({ text }) => text)).toEqual(['ab', '']);
  history = undo(history);
  expect(history.present.cells.map(({ text }) => text)).toEqual(['', '']);
});

it('undoing all of many random edits gives the first notebook, and redoing all the last', () => {
  const random = seededBelow(7);
  const first = book(cell('1', 'a'), cell('2', 'b'), cell('3', 'c', 'markdown'));
  let history = newHistory(first);
  for (let step = 0; step < 300; step++) history = record(history, randomEdit(history.present, random, step));
  const last = history.present;
  for (let step = 0; step < 300; step++) history = undo(history);
  expect(history.present).toEqual(first);
  for (let step = 0; step < 300; step++) history = redo(history);
  expect(history.present).toEqual(last);
});

function randomEdit({ cells }: Notebook, random: (below: number) => number, step: number): Edit {
  const id = cells.length > 0 ? cells[random(cells.length)]!.id : '';
  if (id === '' || random(4) === 0)
    return { kind: 'insert', cell: cell(`n${step}`, ''), index: random(cells.length + 1) };
  const edits: readonly Edit[] = [
    { kind: 'setText', id, text: String(random(50)) },
    { kind: 'delete', id },
    { kind: 'move', id, index: random(cells.length) },
    { kind: 'setLanguage', id, language: random(2) === 0 ? 'sql' : 'python' },
    { kind: 'setTitle', title: String(random(9)) },
  ];
  return edits[random(edits.length)]!;
}
