import { madeTable, type MadeTable } from '../../../parse/sql/madeTable.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord, type SqlToken } from '../../../parse/sql/sqlToken.ts';

/** One statement of a cell: its text with the parameters filled in, and where it begins in the cell (lines from 1). */
export type CellStatement = { readonly text: string; readonly line: number; readonly firstWord: string };

/** The statements of a cell, divided at `;`, with each `$name` replaced by what `literal` answers for it. */
export function statementsOf(text: string, literal: (name: string) => string): readonly CellStatement[] {
  const { tokens } = readSql(text);
  const statements: CellStatement[] = [];
  let line = 1;
  let counted = 0;
  const lineOf = (at: number) => {
    line += text.slice(counted, at).split('\n').length - 1;
    counted = at;
    return line;
  };
  let own: SqlToken[] = [];
  const close = (end: number) => {
    const first = own[0];
    if (first)
      statements.push({
        text: filled(text, first.from, end, own, literal),
        line: lineOf(first.from),
        firstWord: first.text.toLowerCase(),
      });
    own = [];
  };
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') close(token.from);
    else own.push(token);
  }
  close(text.length);
  return statements;
}

const QUERIES = /^(select|with|from|values|table|pivot|pivot_wider|unpivot|pivot_longer|\()$/;
const ANSWERS = /^(describe|desc|summarize|show|explain|pragma|call|execute)$/;

/** Whether a statement is a query. */
export function isQuery({ firstWord }: CellStatement): boolean {
  return QUERIES.test(firstWord);
}

/** Whether a statement answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, INSERT … RETURNING, … */
export function isAnswer({ text, firstWord }: CellStatement): boolean {
  if (ANSWERS.test(firstWord)) return true;
  return /^(insert|update|delete)$/.test(firstWord) && readSql(text).parts.some((part) => isWord(part, 'returning'));
}

/** What `CREATE TABLE name AS` or `CREATE VIEW name AS` makes, its text up to the query, and the query after it. */
export function creationOf({
  text,
}: CellStatement): (MadeTable & { readonly head: string; readonly sql: string }) | undefined {
  const { parts } = readSql(text);
  const made = madeTable(parts);
  const as = made?.query === undefined ? undefined : parts[made.query - 1];
  if (!made || as === undefined || as.kind === 'group') return undefined;
  return { ...made, head: `${text.slice(0, as.to)} `, sql: text.slice(as.to).trimStart() };
}

function filled(
  text: string,
  start: number,
  end: number,
  tokens: readonly SqlToken[],
  literal: (name: string) => string,
): string {
  let result = '';
  let at = start;
  for (const token of tokens) {
    if (token.kind !== 'parameter') continue;
    result += text.slice(at, token.from) + literal(token.text);
    at = token.from + token.text.length + 1;
  }
  return result + text.slice(at, end);
}
