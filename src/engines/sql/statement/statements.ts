import { madeBeside, type MadeBeside } from '../../../parse/sql/madeBeside.ts';
import { madeTable } from '../../../parse/sql/madeTable.ts';
import { inPlace, parameterPlace } from '../../../parse/sql/parameterPlace.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import type { SqlToken } from '../../../parse/sql/sqlToken.ts';
import { doingOf, type Doing } from './doingOf.ts';
import type { CellText } from '../../../parse/sql/readCellText.ts';
import { readStatement, type ReadStatement } from './readStatement.ts';

/** One statement of a cell, its parameters filled in. */
export type CellStatement = {
  readonly text: string;
  /** Where it begins in the cell; from 1. */
  readonly line: number;
  readonly does: Doing;
  /** It is of a kind that answers with rows. */
  readonly hasRows: boolean;
  /** The table or view that it makes. */
  readonly made?: string;
  /** What it makes beside tables. */
  readonly beside?: MadeBeside;
};

/**
 * The statements of a cell, divided at `;`, with each `$name` replaced by what `literal` answers for it, in brackets
 * where it would run together with what stands beside it.
 */
export function statementsOf({ text, tokens }: CellText, literal: (name: string) => string): readonly CellStatement[] {
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
    if (first) statements.push(statementOf(filled(text, own, end, literal), lineOf(first.from)));
    own = [];
  };
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === ';') close(token.from);
    else own.push(token);
  }
  close(text.length);
  return statements;
}

function statementOf(read: ReadStatement, line: number): CellStatement {
  const does = doingOf(read);
  const made = madeTable(read.parts)?.name;
  const hasRows = does.kind === 'query' || does.kind === 'report' || does.kind === 'into';
  const beside = madeBeside(read.parts);
  return { text: read.text, line, does, hasRows, ...(made !== undefined && { made }), ...(beside && { beside }) };
}

/** The text of some tokens, up to `end`, with its parameters filled in; tokens in it have their places there. */
function filled(
  text: string,
  tokens: readonly SqlToken[],
  end: number,
  literal: (name: string) => string,
): ReadStatement {
  let result = '';
  let at = tokens[0]?.from ?? end;
  const own: SqlToken[] = [];
  for (const [i, token] of tokens.entries()) {
    const isParameter = token.kind === 'parameter';
    result += text.slice(at, token.from);
    const put = isParameter
      ? inPlace(literal(token.text), parameterPlace(text, tokens, i))
      : text.slice(token.from, token.to);
    for (const one of isParameter ? readSql(put).tokens : [{ ...token, from: 0, to: put.length }])
      own.push({ ...one, from: result.length + one.from, to: result.length + one.to });
    result += put;
    at = token.to;
  }
  return readStatement(result + text.slice(at, end), own);
}
