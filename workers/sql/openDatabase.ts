import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';

/** Opens the database in memory of an engine that has none yet. */
export function openDatabase(bindings: DuckDBBindings): void {
  // What the site is built from was taken by its hash; a look at its signature is a tenth of a second of each start.
  bindings.open({ path: ':memory:', query: {}, allowUnsignedExtensions: true });
}
