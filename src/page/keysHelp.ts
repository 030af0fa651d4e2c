import { make } from '../dom/make.ts';

const IN_EDITOR: readonly (readonly [string, string])[] = [
  ['Shift Enter', 'run, go to the next cell'],
  ['Ctrl Enter', 'run, stay here'],
  ['Alt Enter', 'run, insert a cell below'],
  ['Tab', 'complete or indent'],
  ['Escape', 'leave the editor'],
  ['Escape, Tab', 'go on to the next control'],
  ['Ctrl Z', 'undo typing'],
];

const ON_CELL: readonly (readonly [string, string])[] = [
  ['Enter', 'edit'],
  ['↑ ↓ or k j', 'go to another cell'],
  ['a, b', 'insert above, below'],
  ['d d', 'delete'],
  ['m, y', 'make it Markdown, Python'],
  ['Ctrl Shift ↑ ↓', 'move the cell'],
  ['z or Ctrl Z', 'undo a change of the notebook'],
  ['Ctrl Shift Z', 'redo it'],
  ['Ctrl P', 'print it, with results'],
  ['?', 'this help'],
];

/** The dialog that lists the keys. */
export function keysHelp(): HTMLDialogElement {
  const close = make('button', { type: 'button', class: 'word-button' }, 'Close');
  const dialog = make(
    'dialog',
    { class: 'keys', 'aria-label': 'Keyboard help' },
    make('div', { class: 'keys-columns' }, keyTable('In an editor', IN_EDITOR), keyTable('On a cell', ON_CELL)),
    make('p', { class: 'keys-note' }, 'On a Mac, ⌘ works as Ctrl.'),
    close,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  return dialog;
}

function keyTable(title: string, rows: readonly (readonly [string, string])[]): HTMLElement {
  const entries = rows.map(([keys, does]) => make('div', {}, make('dt', {}, ...keyCaps(keys)), make('dd', {}, does)));
  return make('section', {}, make('h2', {}, title), make('dl', {}, ...entries));
}

function keyCaps(keys: string): readonly (Node | string)[] {
  return keys.split(/( or |, | )/).map((part) => (/^( or |, | )$/.test(part) ? part : make('kbd', {}, part)));
}
