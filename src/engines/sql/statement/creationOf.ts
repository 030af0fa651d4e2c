import { madeTable, type MadeTable } from '../../../parse/sql/madeTable.ts';
import type { ReadStatement } from './readStatement.ts';

/** What `CREATE TABLE name AS` or `CREATE VIEW name AS` makes, its text up to the query, and the query after it. */
export type Creation = MadeTable & { readonly head: string; readonly sql: string };

/** Reads a creation from a query; `undefined` for other statements, also those that make a table of no query. */
export function creationOf({ text, parts }: Pick<ReadStatement, 'text' | 'parts'>): Creation | undefined {
  const made = madeTable(parts);
  const as = made?.query === undefined ? undefined : parts[made.query - 1];
  if (!made || as === undefined || as.kind === 'group') return undefined;
  return { ...made, head: `${text.slice(0, as.to)} `, sql: text.slice(as.to).trimStart() };
}
