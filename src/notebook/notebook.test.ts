// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { applyEdit } from './applyEdit.ts';
import type { Cell, Language } from './cell.ts';
import type { Edit } from './edit.ts';
import { newHistory, record, redo, undo } from './history.ts';
import { fromHtml, toHtml } from './html.ts';
import type { Notebook } from './notebook.ts';

const cell = (id: string, text: string, language: Language = 'python'): Cell => ({ id, language, text, pinned: language !== 'markdown', hidden: false });
const book = (...cells: readonly Cell[]): Notebook => ({ title: 'Ångström & <b>Größe</b>', cells });

it.each([
  ['indented code', 'for i in x:\n    if i:\n\n        print(i)'],
  ['blank lines at both ends', '\n\na = 1\n\n'],
  ['an end tag of a script', 'display("</script>", "<\\/script>", "<!-- <script>")'],
  ['all lines indented', '    a = 1\n    b = 2'],
  ['words of many alphabets', '星 = "é̂ 🪐 \u2028"'],
  ['nothing', ''],
])('a cell with %s survives the file', (_, text) => {
  const notebook = book(cell('1', text), cell('2', 'x'));
  expect(fromHtml(toHtml(notebook))).toEqual(notebook);
});

it('ids, languages, result names and marks survive the file', () => {
  const notebook = book(cell('stars', 'SELECT 1', 'sql'), { ...cell('7', '# Hi', 'markdown'), pinned: true }, { ...cell('x-1', '1', 'javascript'), hidden: true });
  const named = { ...notebook, cells: [{ ...notebook.cells[0]!, output: 'nearby' }, ...notebook.cells.slice(1)] };
  expect(fromHtml(toHtml(named))).toEqual(named);
});

it('a file written by hand without indentation keeps the indentation of its code', () => {
  const html = '<notebook><title>T</title><script type="text/x-python" id="a">\nfor i in x:\n    print(i)\n</script></notebook>';
  expect(fromHtml(html)!.cells[0]!.text).toBe('for i in x:\n    print(i)');
});

it('missing and repeated ids are replaced, the others kept', () => {
  const html = '<notebook><script type="module" id="2">1</script><script type="module" id="2">2</script><script type="module">3</script></notebook>';
  expect(fromHtml(html)!.cells.map(({ id }) => id)).toEqual(['2', '3', '4']);
});

it('a page without a notebook is not one', () => {
  expect(fromHtml('<!doctype html><p>Not found</p>')).toBeUndefined();
});

it('a mode that Skybook does not run is kept as fenced text', () => {
  expect(fromHtml('<notebook><script type="text/x-r" id="1">\nplot(1)\n</script></notebook>')!.cells[0]).toMatchObject({ language: 'markdown', text: '```r\nplot(1)\n```' });
});

it('an edit leaves untouched cells the same objects and refuses unknown ids', () => {
  const notebook = book(cell('1', 'a'), cell('2', 'b'));
  const edited = applyEdit(notebook, { kind: 'setText', id: '2', text: 'c' });
  expect([edited.cells[0] === notebook.cells[0], edited.cells[1]!.text]).toEqual([true, 'c']);
  expect(applyEdit(notebook, { kind: 'setText', id: '2', text: 'b' })).toBe(notebook);
  expect(() => applyEdit(notebook, { kind: 'delete', id: '9' })).toThrow(RangeError);
});

it('typing on in one cell is undone at once, typing in another by a step of its own', () => {
  let history = newHistory(book(cell('1', ''), cell('2', '')));
  for (const [id, text] of [['1', 'a'], ['1', 'ab'], ['2', 'c']] as const) history = record(history, { kind: 'setText', id, text });
  history = undo(history);
  expect(history.present.cells.map(({ text }) => text)).toEqual(['ab', '']);
  history = undo(history);
  expect(history.present.cells.map(({ text }) => text)).toEqual(['', '']);
});

it('undoing all of many random edits gives the first notebook, and redoing all the last', () => {
  const random = seeded(7);
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
  if (id === '' || random(4) === 0) return { kind: 'insert', cell: cell(`n${step}`, ''), index: random(cells.length + 1) };
  const edits: readonly Edit[] = [
    { kind: 'setText', id, text: String(random(50)) },
    { kind: 'delete', id },
    { kind: 'move', id, index: random(cells.length) },
    { kind: 'setLanguage', id, language: random(2) === 0 ? 'sql' : 'python' },
    { kind: 'setTitle', title: String(random(9)) },
  ];
  return edits[random(edits.length)]!;
}

/** Numbers below a bound, the same for the same seed (mulberry32). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below | 0;
  };
}
