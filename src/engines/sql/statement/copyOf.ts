import { isWord } from '../../../parse/sql/sqlToken.ts';
import type { ReadStatement } from './readStatement.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** What a `COPY … TO 'file' (…)` copies: a query's or a table's text, the name of the file, and its options. */
export type Copy = {
  readonly source: string;
  readonly isQuery: boolean;
  readonly file: string;
  readonly options: string;
};

/** Reads a COPY TO; `undefined` for other statements. */
export function copyOf({ text, tokens, firstWord }: ReadStatement): Copy | undefined {
  if (firstWord !== 'copy') return undefined;
  let depth = 0;
  for (const [i, token] of tokens.entries()) {
    if (token.kind === 'sign' && token.text === '(') depth++;
    if (token.kind === 'sign' && token.text === ')') depth--;
    const target = tokens[i + 1];
    if (depth > 0 || !isWord(token, 'to') || target?.kind !== 'string') continue;
    const written = text.slice(itemAt(tokens, 0).to, token.from).trim();
    const isQuery = written.startsWith('(');
    return {
      source: isQuery ? written.slice(1, -1) : written,
      isQuery,
      file: target.text.slice(1, -1).replaceAll("''", "'"),
      options: text.slice(target.to).trim(),
    };
  }
  return undefined;
}
