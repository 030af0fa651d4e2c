import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { asName } from '../../../parse/sql/sqlToken.ts';
import type { CellStatement } from './statements.ts';

/** Extensions of DuckDB whose work the page does already. */
const THERE = /^(httpfs|https?|s3|parquet|json|core_functions|hats|icu)$/;

/**
 * Whether a statement installs or loads an extension that is there. Fails with kind `sql` on one that is not part of
 * the site.
 */
export function isExtension({ text, firstWord }: CellStatement): boolean {
  if (!/^(install|load|force)$/.test(firstWord)) return false;
  const tokens = readSql(text).tokens.slice(firstWord === 'force' ? 2 : 1);
  const [first] = tokens;
  const name = (first?.kind === 'string' ? first.text.slice(1, -1) : (asName(first) ?? '')).toLowerCase();
  if (THERE.test(name)) return true;
  throw new NotebookError({
    kind: 'sql',
    message: `DuckDB's extension ${name} is not part of this site.`,
    advice:
      name === 'spatial'
        ? 'On the sky, use POINT, CIRCLE, POLYGON, CONTAINS and DISTANCE, which are there.'
        : 'Files of servers and Parquet, CSV and JSON are read without one.',
  });
}
