// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { markMath } from './markMath.ts';

test.each([
  [
    'The $m$ in $E=mc^2$:',
    '<span>The <span data-math="inline">m</span> in <span data-math="inline">E=mc^2</span>:</span>',
  ],
  [
    '<i>a</i> \\(x^2\\) and $$y$$',
    '<i>a</i><span> <span data-math="inline">x^2</span> and <span data-math="block">y</span></span>',
  ],
  ['from $5 to $6', 'from $5 to $6'],
  ['\\$x$', '\\$x$'],
  ['<code>$x$</code>', '<code>$x$</code>'],
])('%s is marked where it is TeX', (html, shown) => {
  const root = document.createElement('div');
  root.innerHTML = html;
  markMath(root);
  expect(root.innerHTML).toBe(shown);
});
