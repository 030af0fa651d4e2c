import type { Table } from '../../../workers/wire/table.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { SqlEngine } from './sqlEngine.ts';

/** Asks an engine for the rows of a query, for views; it may read `tables` by their names. Fails as a cell does. */
export function askFor(
  engine: Pick<SqlEngine, 'query'>,
): (sql: string, tables: Readonly<Record<string, Table>>, signal: AbortSignal) => Promise<Table> {
  return async (sql, tables, signal) => {
    const carried = Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, { kind: 'table', table } as const]),
    );
    const answer = await engine.query(sql, carried, signal, () => undefined);
    if (answer.kind === 'table') return answer.table;
    throw new NotebookError({ kind: 'sql', message: 'This is no query: it gives no rows.' });
  };
}
