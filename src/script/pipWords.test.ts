import { expect, test } from 'vitest';
import type { Cell } from '../notebook/cell.ts';
import { analyse } from '../parse/analyse.ts';
import { pipWords } from './pipWords.ts';
import { writeScript } from './writeScript.ts';

test.each([
  ['astropy', 'astropy'],
  ['scipy>=1.16,!=1.17', '"scipy>=1.16,!=1.17"'],
  ['dask[array]; python_version < "3.15"', `"dask[array]; python_version < '3.15'"`],
  ['a @ https://host.test/a-1.0%2Bx.whl#sha256=1', '"a @ https://host.test/a-1.0%2Bx.whl#sha256=1"'],
  ['-r lists/needed.txt', '-r lists/needed.txt'],
  ['-e my folder', '-e "my folder"'],
])('%j is %j to a shell', (requirement, words) => expect(pipWords(requirement)).toBe(words));

const HOSTILE = [
  'a @ https://host.test/$(touch taken).whl',
  'a @ https://host.test/`touch taken`.whl',
  'a>=1 !touch',
  'a>=1\\',
  'a>=1\rimport os',
  'a>=1\u2028x',
  'a>=1 ${HOME}',
  'a @ https://host.test/^x',
];

test.each(HOSTILE)('%j is not given to one', (requirement) => expect(pipWords(requirement)).toBeUndefined());

test('what a notebook hides in its requirements is no command of the line that a script has its reader paste', () => {
  const listed = ['"tqdm"', ...HOSTILE.map((one) => `'${one}'`), `'b; x == "y" ; touch taken'`];
  const text = `# /// script\n# dependencies = [${listed.join(', ')}]\n# ///\nx = 1`;
  const cell: Cell = { id: 'a', language: 'python', text, pinned: true, hidden: false };
  const known = { written: new Map(), values: new Map(), readInPython: new Set<string>() };
  const lines = writeScript({ title: 'Test', cells: [cell] }, { known, asked: {}, analyse }).split(/\r\n?|\n/);
  const pasted = lines.find((line) => line.includes('pip install'));
  expect(pasted).toBe(`#     pip install tqdm "b; x == 'y' ; touch taken"`);
  expect(lines.join('\n')).toContain('# It asks for more by signs that a shell acts on');
});
