import type { Cell } from './cell.ts';
import type { Edit } from './edit.ts';
import type { Notebook } from './notebook.ts';
import { itemAt } from '../known/itemAt.ts';

/**
 * The notebook after an edit; untouched cells are the same objects, and an edit that changes nothing gives the same
 * notebook. Throws `RangeError` on an id or index that is not there.
 */
export function applyEdit(notebook: Notebook, edit: Edit): Notebook {
  const { cells } = notebook;
  switch (edit.kind) {
    case 'setTitle':
      return edit.title === notebook.title ? notebook : { ...notebook, title: edit.title };
    case 'setOrder':
      return edit.order === (notebook.order ?? 'names') ? notebook : { ...notebook, order: edit.order };
    case 'setText':
      return change(notebook, edit.id, { text: edit.text });
    case 'setLanguage':
      return change(notebook, edit.id, { language: edit.language });
    case 'setOutput':
      return change(notebook, edit.id, { output: edit.output });
    case 'setPinned':
      return change(notebook, edit.id, { pinned: edit.pinned });
    case 'setHidden':
      return change(notebook, edit.id, { hidden: edit.hidden });
    case 'insert': {
      if (cells.some(({ id }) => id === edit.cell.id)) throw new RangeError(`there is a cell ${edit.cell.id} already`);
      return { ...notebook, cells: cells.toSpliced(within(edit.index, cells.length), 0, edit.cell) };
    }
    case 'delete':
      return { ...notebook, cells: cells.toSpliced(placeOf(cells, edit.id), 1) };
    case 'move': {
      const from = placeOf(cells, edit.id);
      const to = within(edit.index, cells.length - 1);
      return from === to
        ? notebook
        : { ...notebook, cells: cells.toSpliced(from, 1).toSpliced(to, 0, itemAt(cells, from)) };
    }
  }
}

function change(notebook: Notebook, id: string, fields: Partial<Cell>): Notebook {
  const place = placeOf(notebook.cells, id);
  const cell = itemAt(notebook.cells, place);
  const same = Object.entries(fields).every(([key, value]) => cell[key as keyof Cell] === value);
  return same ? notebook : { ...notebook, cells: notebook.cells.with(place, { ...cell, ...fields }) };
}

function placeOf(cells: readonly Cell[], id: string): number {
  const place = cells.findIndex((cell) => cell.id === id);
  if (place < 0) throw new RangeError(`there is no cell ${id}`);
  return place;
}

function within(index: number, last: number): number {
  if (!Number.isInteger(index) || index < 0 || index > last)
    throw new RangeError(`there is no place ${index} among ${last + 1}`);
  return index;
}
