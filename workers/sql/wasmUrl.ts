import url from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/** Address of DuckDB's engine, relative to the site or absolute. */
export const wasmUrl: string = url;
