import { tableFromIPC } from 'apache-arrow';
import type { Member } from '../pool/member.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

/** Queries that together give a table's rows, in order, some at a time. Fails with DuckDB's words where it is gone. */
export async function rowRanges(
  coordinator: Member,
  name: string,
  rowsEach: number,
  signal: AbortSignal,
): Promise<{ readonly rows: number; readonly queries: readonly string[] }> {
  const counted = tableFromIPC(
    await coordinator.query(
      `SELECT count(*)::DOUBLE AS n, coalesce(max(rowid) + 1, 0)::DOUBLE AS last FROM ${identifier(name)}`,
      signal,
    ),
  );
  const number = (column: string) => Number(counted.getChild(column)?.get(0));
  const [n, last] = [number('n'), number('last')];
  const count = Math.max(1, Math.ceil(last / rowsEach));
  // By row number DuckDB goes straight to the rows, which LIMIT and OFFSET would count anew each time.
  const queries = Array.from(
    { length: count },
    (_, i) => `FROM ${identifier(name)} WHERE rowid >= ${i * rowsEach} AND rowid < ${(i + 1) * rowsEach}`,
  );
  return { rows: n, queries };
}
