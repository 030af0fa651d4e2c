import { tableFromIPC } from 'apache-arrow';
import { identifier } from '../../../../workers/wire/quoted.ts';

/** How many rows a table has; `query` runs a statement in its database, and gives Arrow IPC. */
export async function countRows(table: string, query: (sql: string) => Promise<Uint8Array>): Promise<number> {
  const counted = tableFromIPC(await query(`SELECT count(*)::DOUBLE AS n FROM ${identifier(table)}`));
  return Number(counted.getChild('n')?.get(0));
}
