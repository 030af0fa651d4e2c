import { tableFromIPC } from 'apache-arrow';
import type { Database } from '../../../../workers/sql/database.ts';
import { openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import { isThere } from '../../../build/fixtures/isThere.ts';

/** A database that writes files for tests. */
export type Writer = Pick<Database, 'putTable'> & { query(id: number, sql: string): Promise<unknown> };

/**
 * Opens a native DuckDB of one thread to write files with, which starts in a hundredth of the time of the page's; that
 * one where its binary is not installed. Its tables hold whole numbers of 64 bits and real ones.
 */
export async function openWriter(): Promise<Writer> {
  const api = await import('@duckdb/node-api').catch(() => undefined);
  if (!isThere('Native DuckDB', api !== undefined, 'npm ci') || !api) return (await openNodeDatabase()).database;
  const instance = await api.DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  return {
    query: (_id, sql) => connection.run(sql),
    async putTable(name, ipc) {
      const { schema, batches } = tableFromIPC(ipc);
      const columns = schema.fields.map(
        (field) => `"${field.name}" ${String(field.type) === 'Int64' ? 'BIGINT' : 'DOUBLE'}`,
      );
      await connection.run(`CREATE TABLE "${name}" (${columns.join(', ')})`);
      const appender = await connection.createAppender(name);
      for (const row of batches.flatMap((batch) => batch.toArray())) {
        for (const field of schema.fields) {
          const value: unknown = row[field.name];
          if (typeof value === 'bigint') appender.appendBigInt(value);
          else appender.appendDouble(Number(value));
        }
        appender.endRow();
      }
      appender.closeSync();
    },
  };
}
