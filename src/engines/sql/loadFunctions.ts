import { tableFromIPC } from 'apache-arrow';
import type { SqlWorker } from '../../../workers/sql/contract.ts';
import type { Functions } from '../../catalogue/split/query.ts';

/** The names of the functions that every database of the pool has. */
export async function loadFunctions(query: (sql: string) => ReturnType<SqlWorker['query']>): Promise<Functions> {
  const ipc = await query("SELECT DISTINCT lower(function_name) AS name, function_type = 'aggregate' AS aggregate FROM duckdb_functions()");
  const rows = tableFromIPC(ipc).toArray() as unknown as readonly { readonly name: string; readonly aggregate: boolean }[];
  const aggregates = new Set(['count_star', ...rows.filter((row) => row.aggregate).map((row) => row.name)]);
  return { aggregates, all: new Set([...aggregates, ...rows.map((row) => row.name)]) };
}
