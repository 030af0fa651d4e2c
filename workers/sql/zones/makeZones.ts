import type { DuckDBBindings, DuckDBConnection } from '@duckdb/duckdb-wasm/blocking';
import { zoneRows } from './zoneRows.ts';
import zones from './zones.json';

/** The schema of the table of time zones, apart from the notebook's own tables. */
export const ZONES_SCHEMA = 'skybooktime';

const FILE = 'skybook-zones.json';
const LISTS = ['starts', 'local_starts', 'offsets'].map((name) => `${name}: 'BIGINT[]'`).join(', ');

/** Makes the table of time zones, `skybooktime.zones`, which macros of times read. */
export function makeZones(bindings: DuckDBBindings, connection: DuckDBConnection): void {
  const rows = zoneRows(zones).map((row) => JSON.stringify(row));
  bindings.registerFileBuffer(FILE, new TextEncoder().encode(rows.join('\n')));
  try {
    connection.query(`CREATE SCHEMA IF NOT EXISTS ${ZONES_SCHEMA}`);
    connection.query(
      `CREATE OR REPLACE TABLE ${ZONES_SCHEMA}.zones AS ` +
        `SELECT * FROM read_json('${FILE}', format = 'newline_delimited', columns = {zone: 'VARCHAR', ${LISTS}})`,
    );
  } finally {
    bindings.dropFile(FILE);
  }
}
