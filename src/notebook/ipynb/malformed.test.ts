// @vitest-environment jsdom
import { describe, expect, it, test } from 'vitest';
import { isNotebookError } from '../../../workers/wire/notebookError.ts';
import { readNotebook } from '../readNotebook.ts';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { storedOutputsOf } from '../storedOutputs.ts';

const cell = { cell_type: 'code', id: 'a', source: 'x = 1', metadata: {}, outputs: [] };
const shown = { output_type: 'display_data', data: { 'text/plain': 'a' } };

describe('A part of a Jupyter notebook that is of a wrong type is as if it were not there:', () => {
  test.each<[string, object, object?]>([
    ['an id that is an object', { cells: [{ ...cell, id: {} }] }],
    ['an id that is a list', { cells: [{ ...cell, id: ['a'] }] }],
    ['an id that is a number', { cells: [{ ...cell, id: 5 }] }],
    ['a language that is a number', { cells: [cell], metadata: { kernelspec: { language: 5 } } }],
    ['no kernel', { cells: [cell], metadata: { kernelspec: null, language_info: 'python' } }],
    ['no metadata', { cells: [{ ...cell, metadata: null }], metadata: null }],
    ['outputs that are a text', { cells: [{ ...cell, outputs: 'abc' }] }],
    ['outputs that hold nothing', { cells: [{ ...cell, outputs: [null, 1, 'a', []] }] }],
    ['data and metadata that are texts', { cells: [{ ...cell, outputs: [{ ...shown, data: 'a', metadata: 'b' }] }] }],
    ['attachments that are none', { cells: [{ ...cell, attachments: { a: null, b: 1, c: { 'image/png': {} } } }] }],
    [
      'a mark of ours that is none',
      { cells: [{ ...cell, metadata: { skybook: { source: 'x = 1', language: 'python', text: {} } } }] },
    ],
    ['tags that are no texts', { cells: [{ ...cell, metadata: { tags: [null, {}, 1], jupyter: null } }] }],
    ['a title that is a list', { cells: [cell], metadata: { title: ['a'] } }],
    ['cells that are none', { cells: [null, 1, 'a', [], cell] }],
    ['an order that is a number', { cells: [cell], metadata: { skybook: { order: 1 } } }],
    [
      'worksheets that are none',
      { worksheets: [null, 1, { cells: 'a' }, { cells: [null, { cell_type: 'code', input: 'x = 1', outputs: 'a' }] }] },
    ],
  ])('%s', (_, file) => {
    const { notebook } = readNotebook(JSON.stringify(file))!;
    expect(notebook).toMatchObject({ title: 'Untitled', cells: [{ language: 'python', text: 'x = 1' }] });
    expect(
      readNotebook(readNotebook(JSON.stringify(file))!.html)!.notebook.cells.map(({ id, text }) => [id, text]),
    ).toEqual(notebook.cells.map(({ id, text }) => [id, text]));
  });

  test('a source that is no text is an empty cell, and is left out', () => {
    expect(
      readNotebook(
        JSON.stringify({
          cells: [
            { ...cell, source: {} },
            { ...cell, source: 5 },
            { ...cell, source: [1, 'y', null] },
          ],
        }),
      )!.notebook.cells.map(({ text }) => text),
    ).toEqual(['y']);
  });

  test('a heading of any level is a heading', () => {
    expect(
      readNotebook(JSON.stringify({ worksheets: [{ cells: [{ cell_type: 'heading', level: 1e9, source: 'A' }] }] }))!
        .notebook.title,
    ).toBe('A');
  });

  test('characters that end a line nowhere else do no harm', () => {
    expect(readNotebook(JSON.stringify({ cells: [{ ...cell, source: 'a\u2028b\r%c' }] }))!.notebook.cells).toHaveLength(
      1,
    );
  });
});

test.each([
  ['{"cells": [{"cell_type": "code", "source": "x', 'damaged'],
  ['{"cells": [}', 'damaged'],
])('the beginning of a Jupyter notebook, %s, ends in a sentence', (text, words) => {
  expect(() => readNotebook(text)).toThrow(words);
});

test.each([
  '',
  '{}',
  '[]',
  'null',
  '"<notebook></notebook>',
  '{"cells": 1}',
  '{"a": "<notebook><script>1</script></notebook>"}',
  '{"cells": {"<notebook>": []}}',
])('%j is no notebook at all', (text) => {
  if (text.startsWith('"')) expect(readNotebook(text)?.notebook.cells).toEqual([]);
  else expect(readNotebook(text)).toBeUndefined();
});

it('a Jupyter notebook that speaks of <notebook> is one of Jupyter', () => {
  const source = '<notebook><script type="module">alert(1)</script></notebook>';
  expect(readNotebook(JSON.stringify({ cells: [{ ...cell, source }] }))!.notebook.cells).toMatchObject([
    { language: 'python', text: source },
  ]);
});

it('whatever stands where in a Jupyter notebook, it opens or ends in a sentence, and what opened can be kept and read again', () => {
  const random = seededBelow(9);
  const keys =
    'cells worksheets metadata nbformat kernelspec language_info language name title skybook order id cell_type source outputs output_type text data ename evalue attachments image/png application/json text/plain level input png tags jupyter source_hidden pinned hidden output __proto__ constructor toString'.split(
      ' ',
    );
  const leaf = (): unknown =>
    [
      null,
      true,
      0,
      -1,
      1e300,
      '',
      'a',
      'code',
      'markdown',
      'heading',
      'raw',
      'stream',
      'display_data',
      'error',
      'pyout',
      'python',
      'document',
      '# T <b',
      '%%html\n',
      'attachment:a',
      '\ud800',
      '\0',
      '</script>',
      '__proto__',
    ][random(24)];
  const any = (depth: number): unknown => {
    const kind = depth > 0 ? random(4) : 0;
    if (kind < 2) return leaf();
    if (kind === 2) return Array.from({ length: random(4) }, () => any(depth - 1));
    return Object.fromEntries(Array.from({ length: random(5) }, () => [keys[random(keys.length)]!, any(depth - 1)]));
  };
  const output = () => ({
    output_type: leaf(),
    text: any(2),
    data: any(2),
    metadata: any(2),
    ename: any(1),
    ...(any(1) as object),
  });
  const cells = () =>
    Array.from({ length: random(5) }, () =>
      random(6) === 0
        ? any(2)
        : {
            cell_type: leaf(),
            id: any(1),
            source: any(1),
            input: any(1),
            level: any(1),
            outputs: random(3) ? [output(), output()] : any(2),
            attachments: any(3),
            metadata: { skybook: any(2), ...(any(2) as object) },
          },
    );
  let opened = 0;
  for (let round = 0; round < 4000; round++) {
    const file = random(3)
      ? { cells: cells(), metadata: any(3) }
      : { worksheets: [{ cells: cells() }, any(2)], metadata: any(3) };
    const text = JSON.stringify(file).slice(0, random(20) === 0 ? random(200) : undefined);
    try {
      const read = readNotebook(text);
      if (!read) continue;
      opened++;
      structuredClone(storedOutputsOf(read.notebook));
      expect(new Set(read.notebook.cells.map(({ id }) => id)).size).toBe(read.notebook.cells.length);
      expect(readNotebook(read.html)!.notebook.cells).toHaveLength(read.notebook.cells.length);
      for (const { id, text: words, language } of read.notebook.cells)
        expect([id, words, language].every((part) => typeof part === 'string')).toBe(true);
    } catch (error) {
      if (!isNotebookError(error)) throw new Error(text, { cause: error });
    }
  }
  expect(opened).toBeGreaterThan(2000);
});
