import type { MarkdownIt } from 'markdown-it';
import { itemAt } from '../../known/itemAt.ts';
import { closings, mathAt } from './mathAt.ts';

/** Marks TeX in rendered HTML: the element's text is the TeX, `data-math` is `inline` or `block`. */
export const MATH = 'data-math';

/**
 * A markdown-it plugin for `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, both with two backslashes too, and `\begin{align}…`, as
 * Jupyter and Pandoc read them.
 */
export function mathRule(markdown: MarkdownIt): void {
  const found = new WeakMap<object, ReturnType<typeof closings>>();
  const closingsIn = (state: { readonly src: string }): ReturnType<typeof closings> => {
    const known = found.get(state) ?? closings(state.src);
    found.set(state, known);
    return known;
  };
  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const match = mathAt(state.src, state.pos, closingsIn(state));
    if (!match) return false;
    if (!silent) state.push(match.block ? 'math_block' : 'math_inline', '', 0).content = match.tex;
    state.pos = match.end;
    return true;
  });
  markdown.block.ruler.before(
    'paragraph',
    'math',
    (state, from, to, silent) => {
      const start = itemAt(state.bMarks, from) + itemAt(state.tShift, from);
      const open = state.src.slice(start, start + 2);
      if (open !== '$$' && open !== '\\[' && open !== '\\b' && open !== '\\\\') return false;
      const match = mathAt(state.src, start, closingsIn(state));
      if (!match) return false;
      const line = lineWith(state.eMarks, match.end, from, to);
      if (line >= to || state.src.slice(match.end, state.eMarks[line]).trim() !== '') return false;
      if (silent) return true;
      state.line = line + 1;
      const token = state.push('math_block', '', 0);
      token.content = match.tex;
      token.map = [from, state.line];
      return true;
    },
    { alt: ['paragraph'] },
  );
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules['math_inline'] = (tokens, i) =>
    `<span ${MATH}="inline">${escapeHtml(itemAt(tokens, i).content)}</span>`;
  markdown.renderer.rules['math_block'] = (tokens, i) =>
    `<span ${MATH}="block">${escapeHtml(itemAt(tokens, i).content)}</span>`;
}

/** The first line, from one up to another, that ends at a place or behind it. */
function lineWith(ends: readonly number[], place: number, from: number, to: number): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAt(ends, middle) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}
