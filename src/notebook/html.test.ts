// @vitest-environment jsdom
import { deserialize, serialize, toNotebook } from '@observablehq/notebook-kit';
import { expect, it } from 'vitest';
import type { Cell, Language } from './cell.ts';
import { fromHtml, toHtml } from './html.ts';
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

it.each([
  ['indented code', 'for i in x:\n    if i:\n\n        print(i)'],
  ['blank lines at both ends', '\n\na = 1\n\n'],
  ['lines of blanks only', '  \na = """\n  \n        \n\t\n"""\n   '],
  ['an end tag of a script', 'display("</script>", "<\\/script>", "</SCRIPT ", "</script/")\n</script'],
  ['a comment that would hide the end', '<!-- <script>\n<\\!-- <!--\n<script'],
  ['all lines indented', '    a = 1\n    b = 2'],
  ['words of many alphabets', '星 = "é̂ 🪐 \u2028 \ufeff \u00a0"'],
  ['nothing', ''],
])('a cell with %s survives the file', (_, text) => {
  const notebook = book(cell('1', text), cell('2', 'x'));
  expect(fromHtml(toHtml(notebook))).toEqual(notebook);
});

it('a Markdown comment is written as it stands', () => {
  expect(toHtml(book(cell('1', '<!-- note -->', 'markdown')))).toContain('<!-- note -->');
});

it('cells of random text survive the file, and Notebook Kit reads the same text and result names', () => {
  const random = seededBelow(11);
  const pieces = [
    '</script>',
    '</script ',
    '<script>',
    '<script',
    '<!--',
    '-->',
    '<\\!--',
    '\\',
    '<',
    '&amp;',
    '"',
    '    ',
    '  ',
    '\t',
    '\n',
    '\n\n',
    'é',
    '🪐',
    '\u2028',
    'a',
    '`',
    '${x}',
  ];
  for (let round = 0; round < 400; round++) {
    const text = Array.from({ length: random(14) }, () => pieces[random(pieces.length)]).join('');
    const notebook = book({ ...cell(`a"&<${round}`, text, 'sql'), output: 'near"by' }, cell('7', 'x'));
    const html = toHtml(notebook);
    expect(fromHtml(html)).toEqual(notebook);
    const kit = deserialize(html);
    expect(kit.cells.length).toBe(2);
    expect(kit.cells[0]!.output).toBe('near"by');
    // Notebook Kit does not know of hidden ends.
    if (!/<\\*!--/.test(text) && !/<\/script$/i.test(text)) expect(kit.cells[0]!.value).toBe(text);
  }
});

it('the file is the one that Notebook Kit writes', () => {
  const cells = [
    cell('1', '# Hi\n\n* a', 'markdown'),
    cell('2', 'x = "</script>"'),
    { ...cell('3', 'SELECT 1', 'sql'), output: 'one' },
    { ...cell('4', 'a < b && c', 'javascript'), hidden: true },
  ];
  const modes = { markdown: 'md', python: 'python', sql: 'sql', javascript: 'js' } as const;
  const kit = toNotebook({
    title: 'A & B',
    cells: cells.map(({ text, language, ...rest }) => ({
      ...rest,
      id: Number(rest.id),
      value: text,
      mode: modes[language],
    })),
  });
  const ours = new DOMParser()
    .parseFromString(toHtml({ title: 'A & B', cells }), 'text/html')
    .querySelector('notebook')!;
  const theirs = new DOMParser().parseFromString(serialize(kit), 'text/html').querySelector('notebook')!;
  for (const script of theirs.querySelectorAll('script')) script.removeAttribute('format');
  expect(ours.isEqualNode(theirs)).toBe(true);
});

it('line ends of Windows become those of the editor', () => {
  expect(fromHtml(toHtml(book(cell('1', 'a\r\nb\rc'))))!.cells[0]!.text).toBe('a\nb\nc');
  expect(
    fromHtml('<notebook>\r\n<script id="a" type="text/x-python">\r\nif a:\r\n    b\r\n</script>\r\n</notebook>')!
      .cells[0]!.text,
  ).toBe('if a:\n    b');
});

it('ids, languages, result names and marks survive the file', () => {
  const notebook = book(
    { ...cell('stars', 'SELECT 1', 'sql'), output: 'nearby' },
    { ...cell('7', '# Hi', 'markdown'), pinned: true },
    { ...cell('x-1', '1', 'javascript'), hidden: true },
    { ...cell(' é "q" ', '1', 'javascript'), pinned: false },
  );
  expect(fromHtml(toHtml(notebook))).toEqual(notebook);
  expect(fromHtml(toHtml({ ...notebook, order: 'document' }))).toEqual({ ...notebook, order: 'document' });
});

it('a file written by hand without indentation keeps the indentation of its code', () => {
  const html =
    '<notebook><title>T</title><script type="text/x-python" id="a">\nfor i in x:\n    print(i)\n</script></notebook>';
  expect(fromHtml(html)!.cells[0]!.text).toBe('for i in x:\n    print(i)');
});

it('missing and repeated ids are replaced, the others kept', () => {
  const html =
    '<notebook><script type="module" id="2">1</script><script type="module" id="2">2</script><script type="module">3</script></notebook>';
  expect(fromHtml(html)!.cells.map(({ id }) => id)).toEqual(['2', '3', '4']);
});

it('a page without a notebook is not one', () => {
  expect(fromHtml('<!doctype html><p>Not found</p>')).toBeUndefined();
});

it('a mode that Skybook does not run is kept as fenced text, and HTML as it stands', () => {
  const kept = (type: string, text: string) =>
    fromHtml(`<notebook><script type="${type}" id="1">\n${text}\n</script></notebook>`)!.cells[0];
  expect(kept('text/x-r', 'plot(1)')).toMatchObject({ language: 'markdown', text: '```r\nplot(1)\n```' });
  expect(kept('text/x-typescript', 'a = `\n```\n`')).toMatchObject({ text: '````ts\na = `\n```\n`\n````' });
  expect(kept('text/html', '<b>hi</b>')).toMatchObject({ language: 'markdown', text: '<b>hi</b>' });
});
