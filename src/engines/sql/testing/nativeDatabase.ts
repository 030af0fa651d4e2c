import { isThere } from '../../../build/fixtures/isThere.ts';

/** Runs one statement in a native DuckDB; its rows, of which queries are to give texts alone. */
export type Native = (sql: string) => Promise<readonly (readonly unknown[])[]>;

/**
 * Opens a native DuckDB of one thread, which the engine's answers are compared with; `undefined` where its binary is
 * not installed.
 */
export async function openNative(): Promise<Native | undefined> {
  const api = await import('@duckdb/node-api').catch(() => undefined);
  if (!isThere('Native DuckDB', api !== undefined, 'npm ci') || !api) return undefined;
  const instance = await api.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return async (sql) => (await connection.runAndReadAll(sql)).getRows();
}
