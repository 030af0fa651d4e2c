import type { Progress } from '../../../workers/wire/progress.ts';
import type { Table } from '../../../workers/wire/table.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { SqlEngine } from './sqlEngine.ts';

/** Asks an engine for the rows of a query, for views; it may read `tables` by their names. Fails as a cell does. */
export function askFor(
  engine: Pick<SqlEngine, 'query'>,
): (
  sql: string,
  tables: Readonly<Record<string, Table>>,
  signal: AbortSignal,
  onProgress?: (progress: Progress) => void,
) => Promise<Table> {
  return async (sql, tables, signal, onProgress) => {
    const carried = Object.fromEntries(
      Object.entries(tables).map(([name, table]) => [name, { kind: 'table', table } as const]),
    );
    const answer = await engine.query(sql, carried, signal, (event) => {
      if (event.kind === 'progress') onProgress?.(event.progress);
    });
    if (answer.kind === 'table') return answer.table;
    throw new NotebookError({ kind: 'sql', message: 'This is no query: it gives no rows.' });
  };
}
