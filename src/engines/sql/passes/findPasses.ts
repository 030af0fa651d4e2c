import { identifier } from '../../../../workers/wire/quoted.ts';
import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { isWholeTable } from '../../../catalogue/split/bind.ts';
import type { ScanTable } from '../../../catalogue/split/scanTable.ts';
import type { SelectNode } from '../../../catalogue/split/tree.ts';
import type { Program } from '../program/program.ts';
import { Passes } from './passes.ts';
import type { Schema } from './schema.ts';

/** What answers a query: steps, the query over what they make, and its columns' types. */
export type FoundPasses = Pick<Program, 'steps' | 'sql'> & { readonly types: readonly ColumnType[] };

/** How passes are named, and whether their rows are the result's that the reader waits for. */
export type Naming = { readonly prefix: string; readonly isResult: boolean };

/**
 * Finds the passes of a SELECT over sources that are there as empty `tables`; `prefix` begins the names of what they
 * make. Fails with DuckDB's words on a wrong query.
 */
export async function findPasses(
  node: SelectNode,
  tables: readonly string[],
  { prefix, isResult }: Naming,
  schema: Schema,
): Promise<FoundPasses> {
  const [types, scans] = await Promise.all([
    schema.sqlOf(node).then((text) => schema.describe(text)),
    Promise.all(tables.map((table) => scanOf(table, schema))),
  ]);
  const passes = new Passes(scans, prefix, schema);
  const reduced = await passes.reduce(node, isResult ? `${prefix}answer` : undefined);
  const sql = isWholeTable(reduced)
    ? `FROM ${identifier(reduced.from_table.table_name ?? '')}`
    : await schema.sqlOf(reduced);
  return { types, steps: passes.steps, sql };
}

async function scanOf(table: string, schema: Schema): Promise<ScanTable> {
  return { table, schema: (await schema.describe(`FROM ${identifier(table)}`)).map(({ name }) => name) };
}
