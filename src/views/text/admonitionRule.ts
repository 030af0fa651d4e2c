import type { MarkdownIt } from 'markdown-it';
import { itemAt } from '../../known/itemAt.ts';
import { MATH } from './mathRule.ts';

const KINDS = 'note|tip|hint|important|warning|caution|attention|danger|error|seealso|admonition|dropdown';
const DIRECTIVE = new RegExp(String.raw`^\{(${KINDS}|math)\}[ \t]*(.*)$`, 'i');
const ALERT = new RegExp(String.raw`^\[!(${KINDS})\][ \t]*(?:\n|$)`, 'i');
/** Options of a directive, of which none is drawn. */
const OPTION = /^:[\w-]+:/;
const MOST_DEEP = 3;

/**
 * A markdown-it plugin for boxes that stand out: MyST's ```` ```{note} ```` and `:::{note}`, GitHub's `> [!NOTE]`; and
 * for MyST's `{math}`.
 */
export function admonitionRule(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  const titleOf = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1).toLowerCase();
  let depth = 0;
  markdown.block.ruler.before(
    'fence',
    'colon_fence',
    (state, from, to, silent) => {
      const lineOf = (line: number) =>
        state.src.slice(itemAt(state.bMarks, line) + itemAt(state.tShift, line), state.eMarks[line]).trimEnd();
      const [, colons, info = ''] = /^(:{3,})(\{.*)$/.exec(lineOf(from)) ?? [];
      if (colons === undefined || itemAt(state.sCount, from) - state.blkIndent >= 4) return false;
      if (silent) return true;
      let line = from + 1;
      while (line < to && !(lineOf(line).startsWith(colons) && /^:+$/.test(lineOf(line)))) line++;
      const token = state.push('fence', 'code', 0);
      token.info = info;
      token.content = state.getLines(from + 1, line, itemAt(state.sCount, from), true);
      token.markup = colons;
      state.line = Math.min(to, line + 1);
      token.map = [from, state.line];
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
  const fence = markdown.renderer.rules.fence;
  markdown.renderer.rules.fence = (tokens, i, options, env, self) => {
    const { info, content } = itemAt(tokens, i);
    const [, kind, said = ''] = DIRECTIVE.exec(info.trim()) ?? [];
    const lines = content.split('\n');
    const begins = lines.findIndex((line) => !OPTION.test(line));
    const body = lines.slice(begins < 0 ? lines.length : begins).join('\n');
    if (kind === undefined || depth >= MOST_DEEP) return fence?.(tokens, i, options, env, self) ?? '';
    if (kind.toLowerCase() === 'math') return `<span ${MATH}="block">${escapeHtml(`${said}\n${body}`.trim())}</span>`;
    depth++;
    try {
      const title = markdown.renderInline(said) || titleOf(kind);
      return `<aside class="admonition ${kind.toLowerCase()}"><p class="admonition-title">${title}</p>\n${markdown.render(body)}</aside>\n`;
    } finally {
      depth--;
    }
  };
  markdown.core.ruler.after('inline', 'alerts', (state) => {
    for (const [at, token] of state.tokens.entries()) {
      const quote = state.tokens[at - 2];
      if (token.type !== 'inline' || quote?.type !== 'blockquote_open') continue;
      const kind = ALERT.exec(token.content)?.[1];
      const first = token.children?.[0];
      if (kind === undefined || first?.type !== 'text') continue;
      quote.attrJoin('class', `admonition ${kind.toLowerCase()}`);
      first.type = 'html_inline';
      first.content = `<strong class="admonition-title">${titleOf(kind)}</strong>`;
    }
  });
}
