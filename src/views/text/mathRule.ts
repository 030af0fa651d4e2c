import type { MarkdownIt } from 'markdown-it';

/** Marks TeX in rendered HTML: the element's text is the TeX, `data-math` is `inline` or `block`. */
export const MATH = 'data-math';

type Match = { readonly tex: string; readonly end: number; readonly block: boolean };

function mathAt(text: string, at: number): Match | undefined {
  for (const [open, close, block] of [['$$', '$$', true], ['\\[', '\\]', true], ['\\(', '\\)', false], ['$', '$', false]] as const) {
    if (!text.startsWith(open, at)) continue;
    let end = text.indexOf(close, at + open.length);
    while (end > 0 && text[end - 1] === '\\' && close.startsWith('$')) end = text.indexOf(close, end + 1);
    if (end < 0) return undefined;
    const tex = text.slice(at + open.length, end);
    // Pandoc's rule keeps "$5 and $6" as money: no space inside the dollars, no digit after them, and code goes first.
    if (tex.trim() === '' || (open === '$' && (/^\s|\s$|\n\s*\n|`/.test(tex) || /\d/.test(text[end + 1] ?? '')))) return undefined;
    return { tex: tex.trim(), end: end + close.length, block };
  }
  return undefined;
}

/** A markdown-it plugin for `$…$`, `$$…$$`, `\(…\)` and `\[…\]`, as Jupyter and Pandoc read them. */
export function mathRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.before('escape', 'math', (state, silent) => {
    const match = mathAt(state.src, state.pos);
    if (!match) return false;
    if (!silent) state.push(match.block ? 'math_block' : 'math_inline', '', 0).content = match.tex;
    state.pos = match.end;
    return true;
  });
  markdown.block.ruler.before('paragraph', 'math', (state, from, to, silent) => {
    const start = state.bMarks[from]! + state.tShift[from]!;
    const open = state.src.slice(start, start + 2);
    if (open !== '$$' && open !== '\\[') return false;
    const match = mathAt(state.src, start);
    if (!match) return false;
    let line = from;
    while (line < to && state.eMarks[line]! < match.end) line++;
    if (line >= to || state.src.slice(match.end, state.eMarks[line]).trim() !== '') return false;
    if (silent) return true;
    state.line = line + 1;
    const token = state.push('math_block', '', 0);
    token.content = match.tex;
    token.map = [from, state.line];
    return true;
  }, { alt: ['paragraph'] });
  const { escapeHtml } = markdown.utils;
  markdown.renderer.rules['math_inline'] = (tokens, i) => `<span ${MATH}="inline">${escapeHtml(tokens[i]!.content)}</span>`;
  markdown.renderer.rules['math_block'] = (tokens, i) => `<span ${MATH}="block">${escapeHtml(tokens[i]!.content)}</span>`;
}
