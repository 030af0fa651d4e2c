import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';

/** Opens the database in memory of an engine that has none yet. */
export function openDatabase(bindings: DuckDBBindings): void {
  // The site's extensions were taken by their hashes; a look at a signature is a tenth of a second of each start.
  bindings.open({ path: ':memory:', query: {}, allowUnsignedExtensions: true });
}
