/**
 * DuckDB's blocking bindings for browsers: an alias in the Vite configuration, since the package exports no such entry.
 */
declare module 'duckdb-blocking' {
  import type { DuckDBRuntime } from '@duckdb/duckdb-wasm/blocking';
  export { createDuckDB, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
  export const BROWSER_RUNTIME: DuckDBRuntime;
}
