import { expect, test } from 'vitest';
import { uncommentMagics } from './uncommentMagics.ts';

test.each([
  ['#jupyter !pip install x · packages come when a cell imports them\nimport x', '!pip install x\nimport x'],
  ['if a:\n\tpass  #jupyter !ls · there is no shell in a page', 'if a:\n\t!ls'],
  ['#jupyter said = !ls · x\n#jupyter table? · x', 'said = !ls\ntable?'],
  ['#jupyter import os · is a comment', '#jupyter import os · is a comment'],
  ['s = """\n!pip install x\n"""', 's = """\n!pip install x\n"""'],
])('%j is %j in Jupyter', (text, source) => {
  expect(uncommentMagics(text)).toBe(source);
});
