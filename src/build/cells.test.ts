// @vitest-environment jsdom
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromHtml } from '../notebook/html.ts';
import { readNotebookFolder, shippedFiles } from './cells.ts';

let cells: string;
beforeEach(() => void (cells = mkdtempSync(join(tmpdir(), 'skybook-cells-'))));
afterEach(() => rmSync(cells, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cells, name)), { recursive: true });
    writeFileSync(join(cells, name), text);
  }
}

it('a folder becomes a notebook file of its cells in the order of their numbers', async () => {
  write({
    'stars/10-last.js': 'a < b',
    'stars/01-introduction.md': '# Stars & more\n\nText.\n',
    'stars/2-near.sql': '-- output: near\nSELECT 1\n',
    'stars/03-plot.py': 'if near:\r\n    plot("</script>")\r\n\r\n',
    'stars/.DS_Store': '',
  });
  const html = (await shippedFiles(cells)).get('stars.html') as string;
  expect(fromHtml(html)).toEqual({
    title: 'Stars & more',
    cells: [
      { id: '1', language: 'markdown', text: '# Stars & more\n\nText.', pinned: false, hidden: false },
      { id: '2', language: 'sql', text: 'SELECT 1', output: 'near', pinned: true, hidden: false },
      { id: '3', language: 'python', text: 'if near:\n    plot("</script>")\n', pinned: true, hidden: false },
      { id: '10', language: 'javascript', text: 'a < b', pinned: true, hidden: false },
    ],
  });
});

it('the list for the home page has each notebook by its order, then its name', async () => {
  write({
    'b/01-a.md': 'no heading',
    'b/picture.svg': '<svg/>',
    'a/01-a.py': '1',
    'c/01-a.md': '# Heading',
    'c/notebook.json': '{ "title": "First", "line": "In a line", "order": 1, "picture": "sky.png" }',
    'c/sky.png': 'png',
    'README.md': 'not a notebook',
  });
  const files = await shippedFiles(cells);
  expect(JSON.parse(files.get('index.json') as string)).toEqual([
    { name: 'c', title: 'First', line: 'In a line', order: 1, picture: 'c/sky.png' },
    { name: 'a', title: 'a', line: '', order: 100 },
    { name: 'b', title: 'b', line: '', order: 100, picture: 'b/picture.svg' },
  ]);
  const both = ['a', 'b', 'c'].flatMap((name) => [`${name}.html`, `${name}.pictures.json`, `${name}.results.json`]);
  expect([...files.keys()].toSorted()).toEqual([...both, 'b/picture.svg', 'c/sky.png', 'index.json'].toSorted());
});

it.each([
  [
    'a file that is no cell',
    { 'bad/01-a.md': '', 'bad/notes.txt': '' },
    'bad/notes.txt is not a cell: cells are called 01-name.md',
  ],
  ['a cell without a number', { 'bad/01-a.md': '', 'bad/plot.py': '' }, 'bad/plot.py is not a cell'],
  ['no cell', { 'bad/notebook.json': '{}' }, 'bad holds no cell: put in a file such as 01-introduction.md'],
  [
    'a number twice',
    { 'bad/01-a.md': '', 'bad/1-b.py': '', 'bad/02-c.py': '' },
    /bad holds two cells of the number 1: (01-a.md and 1-b.py|1-b.py and 01-a.md)/,
  ],
  [
    'a broken notebook.json',
    { 'bad/01-a.md': '', 'bad/notebook.json': '{ title: 1 }' },
    'bad/notebook.json is not JSON',
  ],
  [
    'a picture that is not there',
    { 'bad/01-a.md': '', 'bad/notebook.json': '{ "picture": "../x.png" }' },
    'there is no picture ../x.png (png, svg, jpg or webp) beside it',
  ],
  [
    'a title that is no text',
    { 'bad/01-a.md': '', 'bad/notebook.json': '{ "title": 1 }' },
    'bad/notebook.json: title must be a string',
  ],
])('a folder with %s is refused, and the message says which and why', async (_, files, message) => {
  write(files as Record<string, string>);
  await expect(shippedFiles(cells)).rejects.toThrow(message);
});

it('the notebooks of this repository are read whole', async () => {
  const folder = resolve(import.meta.dirname, '../../cells');
  const list = JSON.parse((await shippedFiles(folder)).get('index.json') as string) as { name: string }[];
  expect(list.length).toBeGreaterThanOrEqual(3);
  for (const { name } of list) {
    const { notebook } = await readNotebookFolder(join(folder, name));
    expect(fromHtml((await shippedFiles(folder)).get(`${name}.html`) as string)).toEqual(notebook);
  }
});
