import { readSql } from '../../../parse/sql/readSql.ts';
import type { SqlToken } from '../../../parse/sql/sqlToken.ts';

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
const ANSWERS = /^(describe|desc|summarize|show|explain|pragma|call)$/;
const CREATION =
  /^(\s*create\s+(?:or\s+replace\s+)?(?:temp(?:orary)?\s+)?(?:table|view)\s+(?:if\s+not\s+exists\s+)?(?:"[^"]+"|[\w.]+)\s+as\s)([^]*)$/i;

/** Whether a statement is a query. */
export function isQuery({ firstWord }: CellStatement): boolean {
  return QUERIES.test(firstWord);
}

/** Whether a statement answers with rows but is no query: DESCRIBE, EXPLAIN, PRAGMA, … */
export function isAnswer({ firstWord }: CellStatement): boolean {
  return ANSWERS.test(firstWord);
}

/** `CREATE TABLE name AS` and the query after it. */
export function creationOf({ text }: CellStatement): { readonly head: string; readonly query: string } | undefined {
  const [, head, query] = CREATION.exec(text) ?? [];
  return head !== undefined && query !== undefined ? { head, query } : undefined;
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
