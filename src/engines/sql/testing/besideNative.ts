import { openNodeDatabase } from '../../../../workers/sql/testing/openNodeDatabase.ts';
import type { Native } from './nativeDatabase.ts';
import { SplitRun } from './splitRun.ts';

/**
 * An answer whose values are texts, or an error's message, and for each pass why it gathered rows (`undefined` where it
 * was split).
 */
export type Answer = {
  readonly rows: readonly (readonly unknown[])[] | string;
  readonly gathered: readonly (string | undefined)[];
};

/**
 * Makes a table `sky` and others by `statements` in a native DuckDB, and in the engine's in `pieces`, told apart by the
 * expression `piece`; gives both answers to a query.
 */
export async function besideNative(native: Native, statements: readonly string[], pieces: number, piece: string) {
  const { database } = await openNodeDatabase();
  let id = 0;
  const run = (sql: string) => database.query(++id, sql);
  for (const sql of statements) {
    await native(sql);
    await run(sql);
  }
  for (let i = 0; i < pieces; i++) await run(`CREATE TABLE sky${i} AS FROM sky WHERE ${piece} = ${i}`);
  await run('DELETE FROM sky');
  const pool = new SplitRun(database, pieces);
  return async (sql: string): Promise<{ readonly whole: Answer['rows']; readonly pieces: Answer }> => {
    const whole = await native(texts(sql)).catch(messageOf);
    const inPieces = await pool.run(sql, texts).then(
      ({ ipc, gathered }) => ({ rows: SplitRun.rows(ipc), gathered }),
      (error: unknown) => ({ rows: messageOf(error), gathered: [] }),
    );
    return { whole, pieces: inPieces };
  };
}

/**
 * A query for the values of another as texts, in its order: the two databases' own clients show some types differently.
 */
function texts(sql: string): string {
  return `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql}) AS answer`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
