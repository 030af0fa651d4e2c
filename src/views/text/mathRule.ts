import type { MarkdownIt } from 'markdown-it';
import { itemAt } from '../../known/itemAt.ts';

/** Marks TeX in rendered HTML: the element's text is the TeX, `data-math` is `inline` or `block`. */
export const MATH = 'data-math';

type Match = { readonly tex: string; readonly end: number; readonly block: boolean };

const FORMS = [
  ['$$', '$$', true],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['$', '$', false],
] as const;

/** Environments of TeX that stand for themselves, as MathJax takes them. */
const ENVIRONMENT = /\\begin\{((?:equation|align|alignat|gather|multline|eqnarray|flalign|split|CD)\*?)\}/y;

function mathAt(text: string, at: number, closingAt: (close: string, from: number) => number): Match | undefined {
  ENVIRONMENT.lastIndex = at;
  const [begin, name] = ENVIRONMENT.exec(text) ?? [];
  if (begin !== undefined) {
    const close = `\\end{${name}}`;
    const end = closingAt(close, at + begin.length);
    return end < 0 ? undefined : { tex: text.slice(at, end + close.length), end: end + close.length, block: true };
  }
  for (const [open, close, block] of FORMS) {
    if (!text.startsWith(open, at)) continue;
    const end = closingAt(close, at + open.length);
    if (end < 0) return undefined;
    const tex = text.slice(at + open.length, end);
    // Pandoc's rule keeps "$5 and $6" as money: no space inside the dollars, no digit after them, and code goes first.
    if (tex.trim() === '' || (open === '$' && (/^\s|\s$|\n[^\S\n]*\n|`/.test(tex) || /\d/.test(text[end + 1] ?? ''))))
      return undefined;
    return { tex: tex.trim(), end: end + close.length, block };
  }
  return undefined;
}

/**
 * Finds where signs close what was opened before them, a dollar with a backslash before it left out; remembers the last
 * of each, as what many openings look for is the same.
 */
function closings(text: string): (close: string, from: number) => number {
  const last = new Map<string, { readonly from: number; readonly at: number }>();
  return (close, from) => {
    const known = last.get(close);
    if (known && known.from <= from && (known.at < 0 || from <= known.at)) return known.at;
    let at = text.indexOf(close, from);
    while (at > 0 && text[at - 1] === '\\' && close.startsWith('$')) at = text.indexOf(close, at + 1);
    last.set(close, { from, at });
    return at;
  };
}

/** A markdown-it plugin for `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and `\begin{align}…`, as Jupyter and Pandoc read them. */
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
      if (open !== '$$' && open !== '\\[' && open !== '\\b') return false;
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
