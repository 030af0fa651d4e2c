import { readExported } from '../../notebook/files/exported.ts';
import { isMarimo, readMarimo } from '../../notebook/files/marimo.ts';
import { readMarkdownFile } from '../../notebook/files/markdownFile.ts';
import { headed, headerValue } from '../../notebook/files/frontMatter.ts';
import { readOptions } from '../../notebook/files/options.ts';
import { readPercent } from '../../notebook/files/percent.ts';
import { readZeppelin } from '../../notebook/files/zeppelin.ts';
import { withoutBlankLines } from '../../notebook/files/withoutBlankLines.ts';
import { eachMany, many, PLAIN, type Input } from './adversarial.ts';
import type { Reader } from './reader.ts';

const ROOM = 'src/notebook/files';
const MARIMO = 'import marimo\napp = marimo.App()\n';
const OF_CELLS: readonly Input[] = eachMany(
  ['mo.md("', 'return (', 'return\n', 'mo.sql("', '") ', '{a}', '{', '"""', '\n\n', ' '],
  { before: `${MARIMO}@app.cell\ndef _():\n    `, after: 'x' },
);

/** Readers of notebooks as others write them. */
export const FILE_READERS: readonly Reader[] = [
  {
    name: 'a notebook of marimo',
    modules: [`${ROOM}/marimo.ts`, `${ROOM}/withoutBlankLines.ts`],
    read: (text) => [isMarimo(text), readMarimo(text), readMarimo(MARIMO + text), withoutBlankLines(text)],
    inputs: [
      ...PLAIN,
      ...OF_CELLS,
      ...eachMany(['marimo.App(', 'app_title="', 'app_title', '@app.cell\n', '@app.cell\ndef _():\n    return\n']),
      many('return (\n', { before: '@app.cell\ndef _():\n' }),
    ],
  },
  {
    name: 'Markdown with cells',
    modules: [`${ROOM}/markdownFile.ts`, `${ROOM}/frontMatter.ts`],
    read: (text) => [readMarkdownFile(text), readMarkdownFile(`\`\`\`{code-cell}\n\`\`\`\n${text}`)],
    inputs: [
      ...PLAIN,
      ...eachMany(['`', '~', '```', '```\n', '~~~\n', '```python\n```\n', '```{code-cell}\n', '+++ a=1\n', ':a: 1\n']),
      ...eachMany([' ', 'a', '{', '{a}'], { before: '```', after: '`' }),
      many('\n', { before: 'a', after: 'b' }),
      many('<!-- #region', { after: '-->' }),
    ],
  },
  {
    name: 'the header of a file',
    modules: [`${ROOM}/frontMatter.ts`],
    read: (text) => [
      headed(text),
      headed(`---\n${text}`),
      headerValue(text, 'title'),
      headerValue(`title: ${text}`, 'title'),
    ],
    inputs: [
      ...PLAIN,
      ...eachMany(['---', '---\n', '--- ', '...\n', 'title: ', 'title:', 'title: "', "title: '", "''"]),
    ],
  },
  {
    name: 'the settings of a cell',
    modules: [`${ROOM}/options.ts`],
    read: (text) => readOptions(text),
    inputs: [...PLAIN, ...eachMany(['a=', 'a="', "a='", 'a = ', 'a-', 'a="\\"', '\\"', 'a=1 ', 'a="b" '])],
  },
  {
    name: 'Python in cells',
    modules: [`${ROOM}/percent.ts`, `${ROOM}/commentedMagics.ts`, `${ROOM}/light.ts`],
    read: (text) => [
      readPercent(text),
      readPercent(`# %% [markdown]\n${text}`),
      readPercent(`# ---\n${text}\n# %%`),
      readPercent(`# ---\n# jupytext_version: 1\n# ---\n# %%\n${text}`),
      readPercent(`# ---\n# format_name: light\n# ---\n${text}`),
    ],
    inputs: [
      ...PLAIN,
      ...eachMany(['# %%\n', '# %% [', '# %% [markdown]\n"""\n', '# ', '#\n', '# # ', '"""', '\n"""', '# ---\n', '%%']),
      ...eachMany(['# +\n', '# -\n', '# + [', '# %', '# !a\n', '# a?', '# a.']),
    ],
  },
  {
    name: 'a script that Jupyter has exported',
    modules: [`${ROOM}/exported.ts`, `${ROOM}/paragraphsOf.ts`],
    read: (text) => [readExported(text), readExported(`# In[1]:\n${text}`)],
    inputs: [
      ...PLAIN,
      ...eachMany(['# In[1]:\n', '# In[', '# In[ ', '#\n', '\n', '\n\n\n#', '# \n\n\n', 'coding', 'a\n\n\n# b\n']),
    ],
  },
  {
    name: 'a note of Zeppelin',
    modules: [`${ROOM}/zeppelin.ts`],
    read: (text) =>
      readZeppelin({ paragraphs: [{ text }, { text: `%md ${text}` }, { text: `%a(${text}` }], name: text }),
    inputs: [...PLAIN, ...eachMany(['%', '%md', '%md\n', '%a(', '%a.', 'a.', '(', '\t', '/'])],
  },
];
