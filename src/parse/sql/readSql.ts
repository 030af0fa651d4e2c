import type { SqlPart, SqlToken } from './sqlToken.ts';
import { present } from '../../known/present.ts';

/** An SQL text as nested brackets, and what is left open in it. */
export type SqlText = {
  readonly parts: readonly SqlPart[];
  readonly tokens: readonly SqlToken[];
  readonly open: { readonly message: string; readonly at: number } | undefined;
};

/** The spaces beyond ASCII that DuckDB takes for blanks, as texts from web pages have them. */
const SPACES = '\\u00a0\\u2000-\\u200d\\u202f\\u205f\\u2060\\u3000\\ufeff';
const LETTER = `(?:[A-Za-z_]|(?![${SPACES}])[\\u0080-\\u{10ffff}])`;
const INNER = `(?:[\\w$]|(?![${SPACES}])[\\u0080-\\u{10ffff}])`;

/**
 * DuckDB's tokens (as PostgreSQL's, manual §4.1): the closed forms, each with its opening alone as the next
 * alternative.
 */
const TOKENS = new RegExp(
  [
    `(?<gap>[\\s${SPACES}]+|--[^\\r\\n]*)`,
    '(?<block>\\/\\*)',
    `(?<dollar>\\$(?<tag>${LETTER}(?:(?!\\$)${INNER})*|)\\$)`,
    `(?<parameter>\\$${LETTER}(?:(?!\\$)${INNER})*)`,
    "(?<string>[eE]'(?:[^'\\\\]|\\\\[^]|'')*'|'(?:[^']|'')*')",
    '(?<quoted>"(?:[^"]|"")*"|`[^`]*`)',
    `(?<unclosed>['"])`,
    '(?<number>(?:\\d[\\d_]*\\.?[\\d_]*|\\.\\d[\\d_]*)(?:[eE][+-]?\\d+)?)',
    `(?<word>${LETTER}${INNER}*)`,
    '(?<sign>[^])',
  ].join('|'),
  'uy',
);

/** DuckDB's own limit (`max_expression_depth`), which also bounds the recursion of who walks the brackets. */
const MAX_NESTED = 1000;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Splits SQL and finds its brackets; never fails. */
export function readSql(text: string): SqlText {
  const { tokens, open } = tokenize(text);
  const nested = nestSql(tokens);
  return { tokens, parts: nested.parts, open: open ?? nested.open };
}

/** The brackets of tokens, and what is left open in them; never fails. */
export function nestSql(tokens: readonly SqlToken[]): Pick<SqlText, 'parts' | 'open'> {
  const root: SqlPart[] = [];
  const groups: { kind: 'group'; open: string; parts: SqlPart[]; from: number; to: number }[] = [];
  let wrong: SqlText['open'];
  for (const token of tokens) {
    if (groups.length > MAX_NESTED)
      return { parts: root, open: { message: 'Too many brackets within brackets', at: token.from } };
    const parts = groups.at(-1)?.parts ?? root;
    if (token.kind !== 'sign') parts.push(token);
    else if (token.text in CLOSING) {
      const group = { kind: 'group' as const, open: token.text, parts: [], from: token.from, to: 0 };
      parts.push(group);
      groups.push(group);
    } else if (Object.values(CLOSING).includes(token.text)) {
      const last = groups.pop();
      if (!last) wrong ??= { message: `${token.text} closes no bracket`, at: token.from };
      else if (CLOSING[last.open] === token.text) last.to = token.to;
      else wrong ??= { message: `${token.text} does not close ${last.open}`, at: token.from };
    } else parts.push(token);
  }
  const unclosed = groups[0] && { message: `The bracket ${groups[0].open} is never closed`, at: groups[0].from };
  return { parts: root, open: wrong ?? unclosed };
}

function tokenize(text: string): Pick<SqlText, 'tokens' | 'open'> {
  const tokens: SqlToken[] = [];
  let at = 0;
  while (at < text.length) {
    TOKENS.lastIndex = at;
    const { groups = {}, 0: found } = present(TOKENS.exec(text), 'A token');
    const from = at;
    at += found.length;
    if (groups.gap) continue;
    if (groups.block) {
      const end = findCommentEnd(text, from);
      if (end === undefined) return { tokens, open: { message: 'This comment is never closed', at: from } };
      at = end;
    } else if (groups.dollar) {
      const end = text.indexOf(found, at);
      if (end < 0) return { tokens, open: { message: `The text opened by ${found} is never closed`, at: from } };
      at = end + found.length;
      tokens.push({ kind: 'string', text: found, from, to: at });
    } else if (groups.unclosed) return { tokens, open: { message: `The quote ${found} is never closed`, at: from } };
    else if (groups.parameter) tokens.push({ kind: 'parameter', text: found.slice(1), from, to: at });
    else if (groups.quoted)
      tokens.push({ kind: 'quoted', text: found.slice(1, -1).replaceAll('""', '"'), from, to: at });
    else
      tokens.push({
        kind: groups.string ? 'string' : groups.number ? 'number' : groups.word ? 'word' : 'sign',
        text: found,
        from,
        to: at,
      });
  }
  return { tokens, open: undefined };
}

/** The end of a block comment, which may hold others. */
function findCommentEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (const mark of text.slice(from).matchAll(/\/\*|\*\//g)) {
    depth += mark[0] === '/*' ? 1 : -1;
    if (depth === 0) return from + mark.index + 2;
  }
  return undefined;
}
