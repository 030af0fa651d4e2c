import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Cell } from '../../notebook/cell.ts';
import { readNotebookFolder } from '../cells.ts';
import { NodeParser } from './nodeParser.ts';
import { folderName, writeFolder } from './writeFolder.ts';

let cells: string;
beforeEach(() => void (cells = mkdtempSync(join(tmpdir(), 'skybook-folders-'))));
afterEach(() => rmSync(cells, { recursive: true }));

const cell = (id: string, language: Cell['language'], text: string, more: Partial<Cell> = {}): Cell => ({
  id,
  language,
  text,
  pinned: language !== 'markdown',
  hidden: false,
  ...more,
});

it('a folder that is written is read as the same notebook', async () => {
  const notebook = {
    title: 'Stars & more',
    cells: [
      cell('1', 'markdown', '# Über stars'),
      cell('2', 'sql', 'SELECT 1', { output: 'near' }),
      cell('3', 'python', 'def f(x):\n    return x'),
      cell('4', 'javascript', 'const a = 1'),
      cell('5', 'python', 'a == 1'),
    ],
  };
  expect(writeFolder(cells, 'stars', notebook)).toEqual([
    '01-uber-stars.md',
    '02-near.sql',
    '03-f.py',
    '04-a.js',
    '05-cell.py',
    'notebook.json',
  ]);
  expect((await readNotebookFolder(join(cells, 'stars'))).notebook).toEqual(notebook);
  expect(() => writeFolder(cells, 'stars', notebook)).toThrow('there already');
});

it.each(['', '../x', 'A', 'a b', '-a', 'x'.repeat(65)])('%j is no name of a folder', (name) => {
  expect(() => writeFolder(cells, name, { title: 'T', cells: [] })).toThrow('small letters');
});

it.each([
  ['Étoiles 1', 'etoiles-1'],
  ['***', 'notebook'],
])('%j makes the name %s', (title, name) => {
  expect(folderName(title)).toBe(name);
});

it('references of HTML are resolved without a browser', () => {
  const page = new NodeParser().parseFromString(
    '<i title="a &amp; b &#233;&#xe9; &unknown; &quot;"></i><i title="c"></i>',
  );
  expect(page.querySelectorAll('i')).toEqual([{ title: 'a & b éé &unknown; "' }, { title: 'c' }]);
});
