import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import type { Cell, Language } from '../cell.ts';
import { joined, type JupyterCell, type JupyterNotebook } from './jupyter.ts';
import { readIpynb } from './readIpynb.ts';
import { writeIpynb } from './writeIpynb.ts';

const jupyter = (cells: readonly JupyterCell[], metadata: JupyterNotebook['metadata'] = {}) =>
  JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells });
const code = (source: string, more: Partial<JupyterCell> = {}): JupyterCell => ({
  cell_type: 'code',
  source,
  outputs: [],
  ...more,
});
const cell = (id: string, language: Language, text: string, more: Partial<Cell> = {}): Cell => ({
  id,
  language,
  text,
  pinned: language !== 'markdown',
  hidden: false,
  ...more,
});

describe('reading a Jupyter notebook', () => {
  test('takes code, text, ids and the first heading as the title', () => {
    const text = jupyter([
      { cell_type: 'markdown', id: 'a', source: ['Notes\n', '# The *Pleiades*\n'] },
      code('x = 1', { id: 'b' }),
      code('  \n'),
      code('y', { id: 'b' }),
    ]);
    expect(readIpynb(text)).toEqual({
      title: 'The Pleiades',
      order: 'document',
      cells: [
        cell('a', 'markdown', 'Notes\n# The *Pleiades*\n'),
        cell('b', 'python', 'x = 1'),
        cell('1', 'python', 'y'),
      ],
    });
  });

  test('keeps stored outputs in their order, joined where they come in pieces', () => {
    const outputs = [
      { output_type: 'stream', name: 'stderr', text: ['a\n', 'b'] },
      {
        output_type: 'execute_result',
        data: { 'text/html': ['<b>', '1</b>'], 'application/json': ['kept'] },
        metadata: { 'image/png': { width: 5 } },
      },
      { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['…'] },
    ];
    expect(readIpynb(jupyter([code('x', { outputs })]))!.cells[0]!.stored).toEqual([
      { kind: 'stream', stream: 'stderr', text: 'a\nb' },
      {
        kind: 'shown',
        shown: {
          data: { 'text/html': '<b>1</b>', 'application/json': ['kept'] },
          metadata: { 'image/png': { width: 5 } },
        },
      },
      { kind: 'error', name: 'ValueError', message: 'no' },
    ]);
  });

  test('makes Markdown of what is not Python: raw cells, other kernels', () => {
    const read = (cells: readonly JupyterCell[], metadata?: JupyterNotebook['metadata']) =>
      readIpynb(jupyter(cells, metadata))!.cells.map(({ language, text }) => [language, text]);
    expect(read([{ cell_type: 'raw', source: 'as it is' }])).toEqual([['markdown', '```raw\nas it is\n```']]);
    expect(read([code('using Plots')], { kernelspec: { language: 'julia' } })).toEqual([
      ['markdown', '```julia\nusing Plots\n```'],
    ]);
  });

  test('puts pasted images where the text names them', () => {
    const text = jupyter([
      {
        cell_type: 'markdown',
        source: '![a](attachment:my%20plot.png)',
        attachments: { 'my plot.png': { 'image/png': 'iVBO\nRw0=' } },
      },
    ]);
    expect(readIpynb(text)!.cells[0]!.text).toBe('![a](data:image/png;base64,iVBORw0=)');
  });

  test('reads nbformat 3', () => {
    const worksheets = [
      {
        cells: [
          { cell_type: 'heading', level: 2, source: 'Old' },
          { cell_type: 'code', input: 'x', outputs: [{ output_type: 'pyout', png: 'iVBORw0=', text: ['1'] }] },
        ],
      },
    ];
    expect(readIpynb(JSON.stringify({ nbformat: 3, worksheets }))).toMatchObject({
      title: 'Old',
      cells: [
        { language: 'markdown' },
        { text: 'x', stored: [{ kind: 'shown', shown: { data: { 'image/png': 'iVBORw0=', 'text/plain': '1' } } }] },
      ],
    });
  });

  test.each(['', '{"cells": 1}', 'null', '[]', '{"nbformat": 4', '<notebook></notebook>'])(
    'gives nothing for %j',
    (text) => {
      expect(readIpynb(text)).toBeUndefined();
    },
  );
});

test.each(['%matplotlib inline', '    !pip install -q pyvo', 'Table?', '%%bash\nls', '%%html\n<b>x</b>'])(
  '%j stays as it is, there and back',
  (source) => {
    const read = readIpynb(jupyter([code(source)]))!;
    expect(read.cells).toMatchObject([{ language: 'python', text: source }]);
    const written = JSON.parse(writeIpynb(read)) as JupyterNotebook;
    expect(written.cells.map((cell) => joined(cell.source))).toEqual([source]);
  },
);

describe('writing a Jupyter notebook', () => {
  const notebook = {
    title: 'Stars',
    cells: [
      cell('1', 'markdown', '# Stars'),
      cell('2', 'python', '#jupyter %matplotlib inline · figures show by themselves\nx = 1', {
        pinned: false,
        stored: [{ kind: 'stream', stream: 'stdout', text: 'hi' }],
      }),
      cell('3', 'sql', 'SELECT "ra"\nFROM stars', { output: 'bright', hidden: true }),
      cell('a b', 'javascript', 'view(`x`)'),
      cell('a-b', 'sql', '-- @tap https://simbad.cds.unistra.fr/simbad/sim-tap\nSELECT TOP 1 * FROM basic'),
      cell('4', 'markdown', '```raw\nplain\n```'),
    ],
  } as const;
  const code = {
    first: 'import mine',
    codes: new Map([['3', 'bright = mine()']]),
    more: new Map([['a b', 'limit = 3']]),
    failing: new Set<string>(),
  };
  const written = JSON.parse(writeIpynb(notebook)) as JupyterNotebook;
  const running = JSON.parse(writeIpynb(notebook, undefined, code)) as JupyterNotebook;

  test('SQL is its Python, or text to read where there is none; JavaScript is text, with what others read of it', () => {
    const sources = written.cells.map(({ source }) => joined(source));
    expect(sources[1]).toBe('%matplotlib inline\nx = 1');
    expect(sources[2]).toContain('```sql\nSELECT "ra"\nFROM stars\n```');
    expect(sources[3]).toContain('```js\nview(`x`)\n```');
    expect(running.cells.map(({ cell_type, source }) => `${cell_type} ${joined(source).split('\n')[0]!}`)).toEqual([
      'code import mine',
      'markdown # Stars',
      'code %matplotlib inline',
      'code bright = mine()',
      'markdown *A JavaScript cell of Skybook, which Jupyter does not run:*',
      'code limit = 3',
      'markdown *An SQL cell of Skybook:*',
      'raw plain',
    ]);
    expect(written.cells[5]).toMatchObject({ cell_type: 'raw', source: ['plain'] });
  });

  test('ids are allowed ones, each once', () => {
    const ids = written.cells.map(({ id }) => id!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[\w-]{1,64}$/);
  });

  test('what was written is read back without loss, and what Jupyter changed is taken from Jupyter', () => {
    for (const one of [written, running]) {
      const back = readIpynb(JSON.stringify(one))!;
      expect(back.cells.map(({ id: _, ...rest }) => rest)).toEqual(notebook.cells.map(({ id: _, ...rest }) => rest));
    }
    const changed = {
      ...running,
      cells: running.cells.map((one, index) => (index === 3 ? { ...one, source: 'print(1)' } : one)),
    };
    expect(readIpynb(JSON.stringify(changed))!.cells[2]).toMatchObject({ language: 'python', text: 'print(1)' });
  });
});

describe.each(DATA_FOLDERS)('notebooks of the field ($name)', ({ path: pathOf }) => {
  const folder = pathOf('notebooks');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ipynb'));

  test.each(files.map((file) => [basename(file), resolve(folder, file)]))(
    '%s keeps its text, code and outputs',
    (_, path) => {
      const text = readFileSync(path, 'utf8');
      const file = JSON.parse(text) as JupyterNotebook;
      const notebook = readIpynb(text)!;
      const given = file.cells.filter(({ source }) => joined(source).trim() !== '');
      expect(notebook.cells).toHaveLength(given.length);
      given.forEach(({ cell_type, source, outputs = [], attachments }, index) => {
        const read = notebook.cells[index]!;
        if (cell_type === 'markdown' && !attachments) expect(read.text).toBe(joined(source));
        if (cell_type === 'code' && read.language === 'python') expect(read.text).toBe(joined(source));
        expect(read.stored?.length ?? 0).toBe(outputs.length);
      });
      const again = readIpynb(writeIpynb(notebook))!;
      expect(again.cells.map((one) => [one.language, one.text])).toEqual(
        notebook.cells.map((one) => [one.language, one.text]),
      );
    },
  );
});
