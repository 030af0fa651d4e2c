import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import type { CellStatement } from './statements.ts';

/** Fails with kind `sql` on `SELECT … INTO t`, which DuckDB's tree would drop without a word. */
export function refuseInto({ text, firstWord }: CellStatement): void {
  if (!/^(select|with|from)$/.test(firstWord)) return;
  const { parts } = readSql(text);
  const at = parts.findIndex((part, i) => isWord(part, 'into') && !isWord(parts[i + 1], 'name'));
  if (at < 0 || isWord(parts[at - 1], 'as', '.')) return;
  throw new NotebookError({
    kind: 'sql',
    message: 'SELECT INTO is no SQL of DuckDB.',
    advice: 'Write CREATE TABLE t AS SELECT …, or put the name into the result name field of the cell.',
  });
}
