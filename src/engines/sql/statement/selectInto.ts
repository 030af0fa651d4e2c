import type { Failure } from '../../../../workers/wire/failure.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import type { ReadStatement } from './readStatement.ts';

/**
 * Why `SELECT … INTO t` is refused, which DuckDB's tree would drop without a word; `undefined` for other statements.
 */
export function selectInto({ parts, firstWord }: ReadStatement): { readonly failure: Failure } | undefined {
  if (!/^(select|with|from)$/.test(firstWord)) return undefined;
  const at = parts.findIndex((part, i) => isWord(part, 'into') && !isWord(parts[i + 1], 'name'));
  if (at < 0 || isWord(parts[at - 1], 'as', '.')) return undefined;
  return {
    failure: {
      kind: 'sql',
      message: 'SELECT INTO is no SQL of DuckDB.',
      advice: 'Write CREATE TABLE t AS SELECT …, or put the name into the result name field of the cell.',
    },
  };
}
