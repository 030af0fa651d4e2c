import { nestSql, readSql } from '../../../parse/sql/readSql.ts';
import type { SqlPart, SqlToken } from '../../../parse/sql/sqlToken.ts';

/** The text of one statement, its parameters filled in, as it was read. */
export type ReadStatement = {
  readonly text: string;
  readonly tokens: readonly SqlToken[];
  readonly parts: readonly SqlPart[];
  /** In small letters; a sign where it begins with one. */
  readonly firstWord: string;
};

/** Reads the text of one statement, of which the tokens may be known. */
export function readStatement(text: string, tokens = readSql(text).tokens): ReadStatement {
  return { text, tokens, parts: nestSql(tokens).parts, firstWord: tokens[0]?.text.toLowerCase() ?? '' };
}
