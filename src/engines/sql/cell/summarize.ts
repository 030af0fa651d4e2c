import { isNotebookError } from '../../../../workers/wire/notebookError.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Member } from '../pool/member.ts';

/** A summary's rows as an Arrow IPC stream, and what the reader must know of it. */
export type Summary = { readonly ipc: Uint8Array; readonly warnings: readonly string[] };

/**
 * `SUMMARIZE` of a query. DuckDB fails on it where a column has values that are not finite (NaN, infinity): these are
 * taken for nulls then.
 */
export async function summarize(sql: string, coordinator: Member, signal: AbortSignal): Promise<Summary> {
  try {
    return { ipc: await coordinator.query(`SUMMARIZE ${sql}`, signal), warnings: [] };
  } catch (error) {
    if (!isNotebookError(error) || !/out of range/i.test(error.failure.message)) throw error;
  }
  const types = await coordinator.describe(sql);
  const reals = types.filter(({ type }) => /^(FLOAT|DOUBLE)$/.test(type)).map(({ name }) => identifier(name));
  const finite = reals.map((name) => `CASE WHEN isfinite(${name}) THEN ${name} END AS ${name}`);
  const query = `SUMMARIZE SELECT * REPLACE (${finite.join(', ')}) FROM (${sql})`;
  const ipc = await coordinator.query(query, signal);
  return { ipc, warnings: ['Values that are NaN or infinite are counted as nulls here: they have no average.'] };
}
