// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { toHtml } from './html.ts';
import { LIMITS } from './limits.ts';
import { readNotebook } from './readNotebook.ts';

const ipynb = (...cells: readonly object[]) => JSON.stringify({ cells, metadata: {}, nbformat: 4 });
const code = (source: string, more: object = {}) => ({ cell_type: 'code', source, ...more });
const own = (...texts: readonly string[]) =>
  toHtml({
    title: '',
    cells: texts.map((text, i) => ({ id: String(i), language: 'python', text, pinned: true, hidden: false })),
  });

const deepJson = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const ofOutput = (json: string) =>
  ipynb(code('x', { outputs: [{ output_type: 'display_data', data: { 'application/json': 0 } }] })).replace(
    '"application/json":0',
    `"application/json":${json}`,
  );
const nested = (depth: number) =>
  `<notebook>${'<div>'.repeat(depth)}${'</div>'.repeat(depth)}<script type="text/x-python">1</script></notebook>`;

describe('A notebook is opened up to each limit, and over it ends in a sentence that names the limit:', () => {
  test.each([
    [
      'cells of its own format',
      own(...Array<string>(LIMITS.cells).fill('x')),
      own(...Array<string>(LIMITS.cells + 1).fill('x')),
      'more than 2,000 cells',
    ],
    [
      'cells of Jupyter',
      ipynb(...Array<object>(LIMITS.cells).fill(code('x'))),
      ipynb(...Array<object>(LIMITS.cells + 1).fill(code('x', { id: 'a' }))),
      'more than 2,000 cells',
    ],
    [
      'a cell of its own format',
      own('x'.repeat(LIMITS.cellCharacters)),
      own('x'.repeat(LIMITS.cellCharacters + 1)),
      'more than 1 MB of text',
    ],
    [
      'a cell of Jupyter',
      ipynb(code('x'.repeat(LIMITS.cellCharacters))),
      ipynb(code('x'.repeat(LIMITS.cellCharacters + 1))),
      'more than 1 MB of text',
    ],
    ['a file of its own format', own('x').padEnd(LIMITS.bytes), own('x').padEnd(LIMITS.bytes + 1), 'more than 32 MB'],
    [
      'a file of Jupyter',
      ipynb(code('x')).padEnd(LIMITS.bytes),
      ipynb(code('x')).padEnd(LIMITS.bytes + 1),
      'more than 32 MB',
    ],
    ['depth of HTML', nested(LIMITS.depth), nested(LIMITS.depth + 1), 'nested more than 200 deep'],
    [
      'depth of JSON',
      ofOutput(deepJson(LIMITS.depth - 7)),
      ofOutput(deepJson(LIMITS.depth)),
      'nested more than 200 deep',
    ],
    ['HTML without an end', nested(1), `<notebook>${'<div>'.repeat(200_000)}`, 'nested more than 200 deep'],
    ['JSON without an end', ofOutput('0'), `{"cells": ${'['.repeat(200_000)}`, 'nested more than 200 deep'],
  ])('%s', (_, within, over, words) => {
    expect(readNotebook(within)).toBeDefined();
    expect(() => readNotebook(over)).toThrow(
      expect.objectContaining({
        name: 'NotebookError',
        failure: { kind: 'link', message: expect.stringContaining(words) as string, advice: 'Nothing was opened.' },
      }),
    );
  });
});

it('images pasted into a cell’s text do not count as its text, but as the notebook’s', () => {
  const image = 'iVBORw0K'.repeat(LIMITS.cellCharacters / 4);
  const withImage = (source: string) => ({
    cell_type: 'markdown',
    source,
    attachments: { 'a.png': { 'image/png': image } },
  });
  const read = readNotebook(ipynb(withImage('![](attachment:a.png)')))!;
  expect(read.notebook.cells[0]!.text === `![](data:image/png;base64,${image})`).toBe(true);
  expect(readNotebook(read.html)!.notebook.cells[0]!.text === read.notebook.cells[0]!.text).toBe(true);
  expect(() => readNotebook(ipynb(withImage('![](attachment:a.png)'.repeat(20))))).toThrow('more than 32 MB');
  expect(() => readNotebook(ipynb(...Array<object>(20).fill(withImage('![](attachment:a.png)'))))).toThrow(
    'more than 32 MB',
  );
});

it('what a Jupyter notebook becomes can be read again, whatever its form', () => {
  const lines = ipynb(
    ...Array.from({ length: 20 }, () => ({ cell_type: 'code', source: 'a\n'.repeat(LIMITS.cellCharacters / 2 - 1) })),
  );
  expect(lines.length).toBeLessThan(LIMITS.bytes);
  expect(() => readNotebook(lines)).toThrow('more than 32 MB');
  const ticks = ipynb({ cell_type: 'raw', source: '`'.repeat(LIMITS.cellCharacters) });
  expect(() => readNotebook(ticks)).toThrow('more than 1 MB of text');
});
