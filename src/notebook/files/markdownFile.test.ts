import { expect, test } from 'vitest';
import type { Cell } from '../cell.ts';
import { readMarkdownFile, toMyst } from './markdownFile.ts';

test.each([
  '```{code-cell} ipython3\nimport os\n```',
  '```{\\code-cell} ipython3\nimport os\n```',
  '~~~{code-cell}\nimport os\n~~~',
  '  ``` { .python }\nimport os\n```',
  '````\n```{SQL}\nFROM t\n```\n````',
  '```{note}\nimport os\n```',
])('%j is text in MyST as it is in the notebook', (text) => {
  const cell: Cell = { id: 'a', language: 'markdown', text, pinned: false, hidden: false };
  const file = toMyst({ title: 'Test', cells: [cell] });
  // What begins a cell to Jupytext, and to us.
  expect(file).not.toMatch(/^ {0,3}(?:`{3,}|~{3,})[ \t]*\{[ \t]*\.?(?:code-cell|python|sql)/im);
  expect(readMarkdownFile(file).cells).toEqual([cell]);
});
