// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATA_FOLDERS } from '../../build/fixtures/dataFolders.ts';
import { seededBelow } from '../../known/testing/seededBelow.ts';
import { MIME } from '../../../workers/wire/shown.ts';
import type { Cell } from '../cell.ts';
import type { Notebook } from '../notebook.ts';
import { readIpynb } from '../ipynb/readIpynb.ts';
import { readNotebook } from '../readNotebook.ts';
import { toMyst } from './markdownFile.ts';
import { toPercent } from './percent.ts';

const read = (text: string, name?: string): Notebook => readNotebook(text, name)!.notebook;
const cells = ({ cells: all }: Notebook): readonly (readonly [string, string])[] =>
  all.map(({ language, text }) => [language, text]);
const FORMS = [
  ['percent', toPercent],
  ['MyST', toMyst],
] as const;

describe.each(FORMS)('A notebook as %s', (_, write) => {
  it('comes back as it was, whatever stands in it', () => {
    const random = seededBelow(18);
    const pieces = [
      '# %% x',
      '#%% y',
      '# # %%',
      '```python',
      '~~~',
      '+++',
      '---',
      '# title',
      '"""',
      '',
      'a = 1',
      '  b',
      ':tags: x',
      '#| z',
      'é',
      '${x}',
    ];
    for (let round = 0; round < 300; round++) {
      const all = Array.from({ length: random(6) }, (__, at): Cell => {
        const language = (['markdown', 'python', 'sql', 'javascript'] as const)[random(4)]!;
        const lines = Array.from({ length: 1 + random(5) }, () => pieces[random(pieces.length)]!);
        // What a fence cannot tell from its own are blank ends, and Markdown's own marks in Markdown.
        const isOdd = (line: string) => /^(?:```|~~~|\+\+\+|:tags|#\||---)/.test(line);
        const own = lines.filter((line) => !isOdd(line) || (language !== 'markdown' && write === toPercent));
        return {
          id: `c${at}`,
          language,
          text: ['first', ...own, 'last'].join('\n'),
          pinned: random(2) === 0,
          hidden: random(2) === 0,
          ...(language === 'sql' && { output: 'stars' }),
        };
      });
      const notebook: Notebook = {
        title: `A "title" ${round}`,
        cells: all,
        ...(random(2) === 0 && { order: 'document' }),
        ...(random(2) === 0 && {
          made: {
            with: { skybook: '0.1.0', numpy: '2.4.3' },
            of: [{ url: 'https://a.test/x?a="1"', identity: `W/"5f 'x': #${round}"` }],
          },
        }),
      };
      expect(read(write(notebook), write === toPercent ? 'a.py' : 'a.md')).toEqual(notebook);
    }
  });

  it.each(DATA_FOLDERS)('of Jupyter ($name) comes back as it was', ({ path }) => {
    const folder = path('notebooks');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ipynb'));
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const notebook = readIpynb(readFileSync(resolve(folder, file), 'utf8'))!;
      if (notebook.cells.length === 0) continue;
      const trimmed = (all: Notebook) => cells(all).map(([language, text]) => [language, text.trim()]);
      expect(trimmed(read(write(notebook), write === toPercent ? 'a.py' : 'a.md')), file).toEqual(trimmed(notebook));
    }
  });
});

describe('Python files', () => {
  it('in cells are read as their author divided them, in order', () => {
    const text = `# ---\n# jupyter:\n#   kernelspec: x\n# ---\n\n# %% [markdown]\n# # Title\n#\n# Text\n\n# %% Load\nimport x\n%matplotlib inline\n\n#%%\ny = 1\n\n# %% [markdown]\n"""\nQuoted\n"""\n`;
    const found = read(text, 'a.py');
    expect([found.title, found.order]).toEqual(['Title', 'document']);
    expect(cells(found)).toEqual([
      ['markdown', '# Title\n\nText'],
      ['python', 'import x\n%matplotlib inline'],
      ['python', 'y = 1'],
      ['markdown', 'Quoted'],
    ]);
  });

  it('in cells keep code as code, whatever their titles have in brackets', () => {
    const text = '# %% Flux [Jy]\nf = 1\n\n# %% [md] Words\n# text\n\n# %% [code]\ng = 2\n';
    expect(cells(read(text, 'a.py'))).toEqual([
      ['python', 'f = 1'],
      ['markdown', 'text'],
      ['python', 'g = 2'],
    ]);
  });

  const byJupytext = (format: string, text: string) =>
    read(
      `# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n#       format_name: ${format}\n#       jupytext_version: 1.19.6\n# ---\n\n${text}`,
      'a.py',
    );

  it('of Jupytext have the commands of IPython that it made comments', () => {
    const text =
      '# %%\n# %matplotlib inline\nimport x  # %no\n# # %kept\n# a comment\n\n# %%\n# %%time\n# !ls data\ny = 1\n';
    expect(cells(byJupytext('percent', text))).toEqual([
      ['python', '%matplotlib inline\nimport x  # %no\n# %kept\n# a comment'],
      ['python', '%%time\n!ls data\ny = 1'],
    ]);
  });

  it('in Jupytext’s light format are read by paragraphs and marks', () => {
    const text =
      '# # Title\n#\n# some *text*\n\n# second\n\n# +\n# %matplotlib inline\nimport x\n\n\n# a comment within\nx = 1\n# -\n\n# more\n\ny = 2\nz = 3\n\n# + tags=["a"]\n# only a comment\n\n# + active=""\n# raw\n';
    const found = byJupytext('light', text);
    expect([found.title, found.order]).toEqual(['Title', 'document']);
    expect(cells(found)).toEqual([
      ['markdown', '# Title\n\nsome *text*'],
      ['markdown', 'second'],
      ['python', '%matplotlib inline\nimport x\n\n\n# a comment within\nx = 1'],
      ['markdown', 'more'],
      ['python', 'y = 2\nz = 3'],
      ['python', '# only a comment'],
      ['markdown', 'raw'],
    ]);
  });

  it('that Jupyter has exported are read in their cells, with the text between them', () => {
    const text =
      '#!/usr/bin/env python\n# coding: utf-8\n\n# # Title\n# \n# some *text*\n\n# second\n\n# In[3]:\n\n\nimport numpy as np\n\n\n# a comment within\nx = 1\n\n\n# ## More\n# \n# - a\n\n# and more\n\n# In[ ]:\n\n\n# only a comment\n\n\n# In[ ]:\n\n\ny = x\n\n# part of it\n';
    const found = read(text, 'a.py');
    expect([found.title, found.order]).toEqual(['Title', 'document']);
    expect(cells(found)).toEqual([
      ['markdown', '# Title\n\nsome *text*'],
      ['markdown', 'second'],
      ['python', 'import numpy as np\n\n\n# a comment within\nx = 1'],
      ['markdown', '## More\n\n- a'],
      ['markdown', 'and more'],
      ['python', '# only a comment'],
      ['python', 'y = x\n\n# part of it'],
    ]);
  });

  it('without cells are one', () => {
    expect(read('import x\nprint(x)\n', 'My_script.py')).toMatchObject({
      title: 'my_script',
      cells: [{ text: 'import x\nprint(x)' }],
    });
    expect(readNotebook('import x\nprint(x)\n')).toBeUndefined();
  });

  it('of marimo are read with their text and queries, by names', () => {
    const text = [
      'import marimo\n\n__generated_with = "0.9"\napp = marimo.App(width="medium", app_title="Clusters")\n\nwith app.setup:\n    import numpy as np\n',
      '\n@app.cell\ndef _():\n    import marimo as mo\n    return (mo,)\n',
      '\n@app.cell(hide_code=True)\ndef _(mo, x):\n    mo.md(\n        rf"""\n        # Title\n\n        It is {x}.\n        """\n    )\n    return\n',
      '\n@app.cell\ndef two(\n    np,\n):\n    x = 1\n    if x:\n        y = np.arange(x)\n    return x, y\n',
      '\n@app.cell\ndef _(mo, x):\n    df = mo.sql(\n        f"""\n        SELECT {x} AS n\n        """\n    )\n    return (df,)\n',
      '\n@app.function\ndef f(a):\n    return a\n',
      '\nif __name__ == "__main__":\n    app.run()\n',
    ].join('\n');
    const found = read(text, 'a.py');
    expect([found.title, found.order]).toEqual(['Clusters', undefined]);
    expect(cells(found)).toEqual([
      ['python', 'import numpy as np'],
      ['markdown', '# Title\n\nIt is ${x}.'],
      ['python', 'x = 1\nif x:\n    y = np.arange(x)'],
      ['sql', 'SELECT $x AS n'],
      ['python', 'def f(a):\n    return a'],
    ]);
    expect(found.cells[3]!.output).toBe('df');
  });
});

describe('Markdown files', () => {
  it.each<readonly [string, string, string, readonly (readonly [string, string])[]]>([
    [
      'of MyST',
      'a.md',
      '---\njupytext:\n  text_representation:\n    format_name: myst\ntitle: T\n---\n\n# Head\n\n+++\n\nText\n\n```{code-cell} ipython3\n:tags: [hide-input]\n\nx = 1\n```\n\n```python\nshown\n```\n',
      [
        ['markdown', '# Head'],
        ['markdown', 'Text'],
        ['python', 'x = 1'],
        ['markdown', '```python\nshown\n```'],
      ],
    ],
    [
      'of Quarto',
      'a.qmd',
      '---\ntitle: "Q"\n---\n\nText\n\n```{python}\n#| echo: false\n#| label: a\nx = 1\n```\n\n```{r}\ny <- 1\n```\n',
      [
        ['markdown', 'Text'],
        ['python', 'x = 1'],
        ['markdown', '```{r}\ny <- 1\n```'],
      ],
    ],
    [
      'of Jupytext',
      'a.md',
      'Text\n\n```python\nx = 1\n```\n\n<!-- #region -->\nA\n\n\nB\n<!-- #endregion -->\n\n```bash\nls\n```\n',
      [
        ['markdown', 'Text'],
        ['python', 'x = 1'],
        ['markdown', 'A\n\n\nB'],
        ['markdown', '```bash\nls\n```'],
      ],
    ],
  ])('%s', (_, name, text, wanted) => {
    expect(cells(read(text, name))).toEqual(wanted);
  });

  it.each(DATA_FOLDERS)(
    'of the field ($name) have as many cells of code as they have marks',
    ({ name: kind, path }) => {
      const folder = path('notebooks', kind === 'ours' ? 'myst' : 'navo-workshop');
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
      expect(files.length).toBeGreaterThan(0);
      for (const file of files) {
        const text = readFileSync(resolve(folder, file), 'utf8');
        const marks = text.match(/^```\{code-cell\}/gm)?.length ?? 0;
        const empty = text.match(/^```\{code-cell\}[^\n]*\n(?:\s|:[^\n]*\n)*```/gm)?.length ?? 0;
        const python = read(text, file).cells.filter(({ language }) => language === 'python').length;
        expect([file, python]).toEqual([file, marks - empty]);
      }
    },
  );
});

describe('Notes of Zeppelin', () => {
  it('are read with their results', () => {
    const note = {
      name: 'Folder/Note',
      paragraphs: [
        { text: '%md\n# Title' },
        { text: '%python\nx = 1', results: { code: 'SUCCESS', msg: [{ type: 'TEXT', data: 'out' }] } },
        { text: '%sql SELECT 1', results: { msg: [{ type: 'TABLE', data: 'n\tt\n1\ta\n' }] } },
        { text: '%sh\nls', config: { editorHide: true } },
        { text: '%spark\nval x = 1' },
        {},
      ],
    };
    const found = read(JSON.stringify(note), 'a.zpln');
    expect([found.title, found.order]).toEqual(['Note', 'document']);
    expect(cells(found)).toEqual([
      ['markdown', '# Title'],
      ['python', 'x = 1'],
      ['sql', 'SELECT 1'],
      ['markdown', '```sh\nls\n```'],
      ['markdown', '```spark\nval x = 1\n```'],
    ]);
    expect(found.cells[1]!.stored).toEqual([{ kind: 'stream', stream: 'stdout', text: 'out' }]);
    expect(found.cells[2]!.stored).toMatchObject([{ shown: { data: { [MIME.rows]: { rows: [['1', 'a']] } } } }]);
  });
});

it.each([
  ['a notebook of Pluto', '### A Pluto.jl notebook ###\n# v0.19\n', 'a.jl', /Pluto/],
  ['a Jupyter notebook that is cut', '{"cells": [', 'a.ipynb', /damaged/],
])('%s is refused in words', (_, text, name, words) => {
  expect(() => readNotebook(text, name)).toThrow(words);
});
