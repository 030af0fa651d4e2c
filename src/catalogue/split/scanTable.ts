import type { From } from './tree.ts';

/** What is asked of a part of a tree before it is known to be a FROM. */
type MaybeFrom = { readonly type?: unknown; readonly table_name?: unknown; readonly schema_name?: unknown };

/** A table of FROM. */
export type BaseTable = From & { readonly table_name: string };

/** A catalogue as it stands in one place of a query: an empty table of a name of its own. */
export type ScanTable = { readonly table: string; readonly schema: readonly string[] };

/** Whether a FROM is that scan and nothing else. */
export function isScanTable<T extends MaybeFrom>(
  from: T | undefined,
  { table }: Pick<ScanTable, 'table'>,
): from is T & BaseTable {
  return from?.type === 'BASE_TABLE' && from.table_name === table && !from.schema_name;
}
