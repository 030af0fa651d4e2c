import type { Failure } from '../../../../workers/wire/failure.ts';
import { asName } from '../../../parse/sql/sqlToken.ts';
import type { ReadStatement } from './readStatement.ts';

/** Extensions of DuckDB whose work the page does already. */
const THERE = /^(httpfs|https?|s3|parquet|json|core_functions|hats|icu)$/;

/**
 * Whether a statement installs or loads an extension; with a failure where that is not part of the site, and there
 * already where it is.
 */
export function extensionOf({ tokens, firstWord }: ReadStatement): { readonly failure?: Failure } | undefined {
  if (!/^(install|load|force)$/.test(firstWord)) return undefined;
  const first = tokens[firstWord === 'force' ? 2 : 1];
  const name = (first?.kind === 'string' ? first.text.slice(1, -1) : (asName(first) ?? '')).toLowerCase();
  if (THERE.test(name)) return {};
  return {
    failure: {
      kind: 'sql',
      message: `DuckDB's extension ${name} is not part of this site.`,
      advice:
        name === 'spatial'
          ? 'On the sky, use POINT, CIRCLE, POLYGON, CONTAINS and DISTANCE, which are there.'
          : 'Files of servers and Parquet, CSV and JSON are read without one.',
    },
  };
}
