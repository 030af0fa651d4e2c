import { readSql } from '../../../parse/sql/readSql.ts';

type Change = { readonly at: number; readonly cut: number; readonly put: string };

const SET_OPERATIONS = /^(union|except|intersect|minus)$/i;

/** SQL with ADQL's `SELECT TOP n …` (ADQL 2.1 §4.1) as `SELECT … LIMIT n`; words keep their places, so that errors keep theirs. The very same text where it has none. */
export function limitTop(text: string): string {
  if (!/\btop\b/i.test(text)) return text;
  const { tokens } = readSql(text);
  const changes: Change[] = [];
  const wordAt = (i: number) => (tokens[i]?.kind === 'word' ? tokens[i].text.toLowerCase() : '');
  for (const [i, token] of tokens.entries()) {
    const first = /^(all|distinct)$/.test(wordAt(i - 1)) ? i - 2 : i - 1;
    const count = tokens[i + 1];
    if (wordAt(i) !== 'top' || wordAt(first) !== 'select' || count?.kind !== 'number') continue;
    const from = tokens[first]!.from;
    const { end, isCombined } = endOfSelect(first);
    const isPart = isCombined || SET_OPERATIONS.test(wordAt(first - 1)) || (wordAt(first - 1) === 'all' && SET_OPERATIONS.test(wordAt(first - 2)));
    const cut = count.from + count.text.length - token.from;
    changes.push({ at: token.from, cut, put: ' '.repeat(cut) }, { at: end, cut: 0, put: ` LIMIT ${count.text}${isPart ? ')' : ''}` });
    if (isPart) changes.push({ at: from, cut: 0, put: '(' });
  }
  return [...changes].sort((a, b) => b.at - a.at).reduce((done, { at, cut, put }) => done.slice(0, at) + put + done.slice(at + cut), text);

  /** Where the SELECT at a token ends: at its bracket's end, a set operation, a semicolon, or after the last token. */
  function endOfSelect(first: number): { readonly end: number; readonly isCombined: boolean } {
    let depth = 0;
    let last = tokens[first]!;
    for (const [i, token] of tokens.entries()) {
      if (i <= first) continue;
      if (token.kind === 'sign' && /^[([{]$/.test(token.text)) depth++;
      if (token.kind === 'sign' && /^[)\]}]$/.test(token.text) && --depth < 0) break;
      if (depth === 0 && token.kind === 'sign' && token.text === ';') break;
      if (depth === 0 && SET_OPERATIONS.test(wordAt(i))) return { end: endOf(last), isCombined: true };
      last = token;
    }
    return { end: endOf(last), isCombined: false };
  }

  function endOf(token: (typeof tokens)[number]): number {
    ENDS.lastIndex = token.from;
    return token.from + (ENDS.exec(text)?.[0].length ?? token.text.length);
  }
}

/** One token, as it is written. */
const ENDS = /\$(\w*)\$[^]*?\$\1\$|\$\w+|[eE]'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|[\w.$\u0080-\u{10ffff}]+|[^]/uy;
