import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import type { Coordinator } from '../program/coordinator.ts';
import { keptKey, keptName, type Kept, type KeptQueries } from './kept.ts';

/** Keeps a query for later statements. Fails in DuckDB's words on a wrong one. */
export async function keep(one: Kept, kept: KeptQueries, coordinator: Pick<Coordinator, 'treeOf'>): Promise<void> {
  for (const { sql } of one.forms) {
    const tree = await coordinator.treeOf(one.kind === 'value' ? `SELECT ${sql}` : sql);
    if (tree.error && tree.error_type === 'parser')
      throw new NotebookError({ kind: 'sql', message: tree.error_message });
  }
  kept.set(keptKey(one.kind, one.name), one);
}

/**
 * Forgets what a statement drops, or makes anew of tables alone; whether there is nothing else for it to do.
 */
export function forgetKept(text: string, kept: KeptQueries): boolean {
  if (kept.size === 0) return false;
  const { parts } = readSql(text);
  const found = keptName(parts);
  const name = found?.path.at(-1);
  if (!found || name === undefined) return false;
  return kept.delete(keptKey(found.kind, name)) && isWord(parts[0], 'drop', 'deallocate');
}
