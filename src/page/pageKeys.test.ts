// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { Gestures } from './gestures.ts';
import { pageKeys } from './pageKeys.ts';

let done: string[] = [];
const note =
  (name: string) =>
  (...details: readonly unknown[]) =>
    void done.push([name, ...details].join(' '));
const gestures: Gestures = {
  runStay: note('runStay'),
  runNext: note('runNext'),
  runInsert: note('runInsert'),
  insert: note('insert'),
  remove: note('remove'),
  move: note('move'),
  select: note('select'),
  setLanguage: note('setLanguage'),
  writeScript: note('writeScript'),
};
const listener = pageKeys({
  gestures,
  edit: note('edit'),
  undo: note('undo'),
  redo: note('redo'),
  flush: note('flush'),
  showKeys: note('showKeys'),
  print: note('print'),
});
document.addEventListener('keydown', listener);

function press(target: string, ...keys: readonly string[]): readonly string[] {
  done = [];
  for (const keyName of keys) {
    const parts = keyName.split('+');
    const init = {
      key: parts.at(-1)!,
      ctrlKey: parts.includes('Ctrl'),
      shiftKey: parts.includes('Shift'),
      altKey: parts.includes('Alt'),
      bubbles: true,
      composed: true,
      cancelable: true,
    };
    document.querySelector(target)!.dispatchEvent(new KeyboardEvent('keydown', init));
  }
  return done;
}

beforeEach(() => {
  document.body.innerHTML =
    '<section data-cell="7"><button></button><input><div role="slider" tabindex="0"></div><div class="code" contenteditable="true"></div></section>';
});

test.each([
  [['Enter'], ['edit 7']],
  [['Shift+Enter'], ['runNext 7']],
  [['Ctrl+Enter'], ['runStay 7']],
  [['Alt+Enter'], ['runInsert 7']],
  [['a'], ['insert 7 above']],
  [['b'], ['insert 7 below']],
  [['m'], ['setLanguage 7 markdown']],
  [['y'], ['setLanguage 7 python']],
  [['z'], ['undo']],
  [['k'], ['select 7 -1']],
  [['ArrowDown'], ['select 7 1']],
  [['Ctrl+Shift+ArrowUp'], ['move 7 -1']],
  [['d', 'd'], ['remove 7']],
  [['d', 'j', 'd'], ['select 7 1']],
  [['Shift+?'], ['showKeys']],
])('on a cell, %j does %j', (keys, expected) => {
  expect(press('section', ...keys)).toEqual(expected);
});

test('keys of the browser are left alone on a cell', () => {
  expect(press('section', 'Ctrl+b', 'Ctrl+c', 'Alt+d', 'Tab', 'x')).toEqual([]);
});

test('what is typed into fields, editors and buttons is no command', () => {
  for (const target of ['input', '[role="slider"]', '.code'])
    expect(press(target, 'a', 'd', 'd', 'Ctrl+z', 'Shift+?')).toEqual([]);
  expect(press('button', 'a', 'Enter')).toEqual([]);
});

test('undo and redo work anywhere outside of editors', () => {
  expect(press('button', 'Ctrl+z', 'Ctrl+Shift+Z', 'Ctrl+y')).toEqual(['undo', 'redo', 'redo']);
});

test('an undo pressed at what takes no text is kept from the browser, which would take back the text written last', () => {
  const isKept = (target: string) => {
    const event = new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true });
    document.querySelector(target)!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  expect(['[role="slider"]', 'input', '.code'].map(isKept)).toEqual([true, false, false]);
  document.querySelector('input')!.type = 'range';
  expect(isKept('input')).toBe(true);
});

test('Ctrl-S keeps the browser from saving the page, even in an editor', () => {
  const event = new KeyboardEvent('keydown', { key: 's', ctrlKey: true, bubbles: true, cancelable: true });
  document.querySelector('.code')!.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
});

test('Ctrl-P prints the notebook, not the screen, even from an editor', () => {
  expect(press('.code', 'Ctrl+p')).toEqual(['print']);
  expect(press('.code', 'p')).toEqual([]);
});
