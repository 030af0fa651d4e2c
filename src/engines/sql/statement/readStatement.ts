import type { SqlPart, SqlToken } from '../../../parse/sql/sqlToken.ts';

/** The text of one statement, its parameters filled in, as it was read. */
export type ReadStatement = {
  readonly text: string;
  readonly tokens: readonly SqlToken[];
  readonly parts: readonly SqlPart[];
  /** In small letters; a sign where it begins with one. */
  readonly firstWord: string;
};
