import type { From } from './tree.ts';

/** A catalogue as it stands in one place of a query: an empty table of a name of its own. */
export type Scan = { readonly table: string; readonly schema: readonly string[] };

/** Whether a FROM is that scan and nothing else. */
export function isScan(from: From | undefined, { table }: Pick<Scan, 'table'>): boolean {
  return from?.type === 'BASE_TABLE' && from.table_name === table && !from.schema_name;
}
