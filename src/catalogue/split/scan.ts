import type { From, SelectNode } from './tree.ts';

/** A catalogue as it stands in one place of a query: an empty table of a name of its own. */
export type Scan = { readonly table: string; readonly schema: readonly string[] };

/** Whether a FROM is that scan and nothing else. */
export function isScan(from: From | undefined, { table }: Pick<Scan, 'table'>): boolean {
  return from?.type === 'BASE_TABLE' && from.table_name === table && !from.schema_name;
}

/** Whether a query reads that scan alone, at its own level. */
export function reads(node: SelectNode, scan: Scan): boolean {
  return node.type === 'SELECT_NODE' && isScan(node.from_table, scan);
}
