import { describe, expect, it, test } from 'vitest';
import { commentMagics, uncommentMagics } from './commentMagics.ts';

const why = 'packages come when a cell imports them';

describe('A command of Jupyter', () => {
  test.each([
    ['on a line of its own', '!pip install x\nimport x', `#jupyter !pip install x · ${why}\nimport x`],
    [
      'that is all of a block',
      'if IN_COLAB:\n    !pip install x',
      `if IN_COLAB:\n    pass  #jupyter !pip install x · ${why}`,
    ],
    [
      'in a block with more',
      'try:\n  import x\nexcept ImportError:\n  %pip install x\n  import x',
      `try:\n  import x\nexcept ImportError:\n  pass  #jupyter %pip install x · ${why}\n  import x`,
    ],
    [
      'behind the head of its block',
      'if IN_COLAB: !pip install x\nelse: %pip install y',
      `if IN_COLAB: pass  #jupyter !pip install x · ${why}\nelse: pass  #jupyter %pip install y · ${why}`,
    ],
    ['with tabs before it', 'if a:\n\t!pip install x', `if a:\n\tpass  #jupyter !pip install x · ${why}`],
  ])('%s becomes a comment that says why, and is itself again in Jupyter', (_, source, text) => {
    expect(commentMagics(source)).toBe(text);
    expect(uncommentMagics(text)).toBe(source);
  });

  test.each([
    ['in a string', 's = """\n!pip install x\n"""'],
    ['that is a comparison', 'if a: b = c\nelse: d != e'],
    ['that is a remainder', 'if a % b: c = d % e'],
    ['that only looks so', 'x = {"if": "!pip install x"}'],
    ['that is a remainder on a line of its own', 'y = (a\n  % b)'],
  ])('is nothing %s', (_, source) => {
    expect(commentMagics(source)).toBe(source);
    expect(uncommentMagics(source)).toBe(source);
  });

  it('that times what stands in a block leaves it there', () => {
    expect(commentMagics('if a:\n    %time f()')).toBe('if a:\n    f()');
  });
});
