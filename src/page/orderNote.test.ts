// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { applyEdit } from '../notebook/applyEdit.ts';
import type { Notebook } from '../notebook/notebook.ts';
import type { Desk } from './desk.ts';
import { OrderNote } from './orderNote.ts';

test('the note stands over a notebook whose cells run in order, and its button ends that', () => {
  let notebook: Notebook = { title: '', cells: [] };
  const note = new OrderNote({
    notebook: () => notebook,
    edit: (edit) => void (notebook = applyEdit(notebook, edit)),
  } as Partial<Desk> as Desk);
  expect(note.element.hidden).toBe(true);
  notebook = applyEdit(notebook, { kind: 'setOrder', order: 'document' });
  note.update();
  expect([note.element.hidden, note.element.textContent]).toEqual([
    false,
    expect.stringContaining('Cells run in order'),
  ]);
  note.element.querySelector('button')!.click();
  note.update();
  expect([note.element.hidden, notebook.order]).toEqual([true, 'names']);
});
