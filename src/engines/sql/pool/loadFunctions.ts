import { tableFromIPC } from 'apache-arrow';
import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { FUNCTIONS_SQL } from '../../../../workers/sql/functionsSql.ts';
import type { Functions } from '../../../catalogue/split/query.ts';

type Named = { readonly name: string; readonly aggregate: boolean; readonly body: string | null };

/** The names of the functions that every database of the pool has. */
export async function loadFunctions(query: (sql: string) => ReturnType<SqlWorker['query']>): Promise<Functions> {
  const ipc = await query(FUNCTIONS_SQL);
  const rows = tableFromIPC(ipc)
    .toArray()
    .map((row): Named => row.toJSON());
  const aggregates = new Set(['count_star', ...rows.filter((row) => row.aggregate).map((row) => row.name)]);
  // geomean and wavg are macros of aggregates, the second of another macro.
  const macros = rows.filter(({ name }) => !name.startsWith('skybook_'));
  const calls = (body: string) => [...body.matchAll(/(\w+)\(/g)].some(([, name = '']) => aggregates.has(name));
  for (let known = 0; known < aggregates.size;) {
    known = aggregates.size;
    for (const { name, body } of macros) if (body !== null && calls(body)) aggregates.add(name);
  }
  return { aggregates, all: new Set([...aggregates, ...rows.map((row) => row.name)]) };
}
