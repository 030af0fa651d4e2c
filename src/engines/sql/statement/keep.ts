import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { readPath } from '../../../parse/sql/namePath.ts';
import { readSql } from '../../../parse/sql/readSql.ts';
import { isWord } from '../../../parse/sql/sqlToken.ts';
import type { Coordinator } from '../program/coordinator.ts';
import { keptKey, type Kept, type KeptQueries } from './kept.ts';

/** Keeps a query for later statements. Fails in DuckDB's words on a wrong one. */
export async function keep(one: Kept, kept: KeptQueries, coordinator: Pick<Coordinator, 'treeOf'>): Promise<void> {
  const tree = await coordinator.treeOf(one.kind === 'value' ? `SELECT ${one.sql}` : one.sql);
  if (tree.error && tree.error_type === 'parser') throw new NotebookError({ kind: 'sql', message: tree.error_message });
  kept.set(keptKey(one.kind, one.name), one);
}

/**
 * Forgets what a statement drops, or makes anew of tables alone; whether there is nothing else for it to do.
 */
export function forgetKept(text: string, kept: KeptQueries): boolean {
  if (kept.size === 0) return false;
  const { parts } = readSql(text);
  const isDrop = isWord(parts[0], 'drop', 'deallocate');
  if (!isDrop && !isWord(parts[0], 'create', 'prepare')) return false;
  const kind = isWord(parts[0], 'prepare', 'deallocate') ? 'prepared' : 'value';
  if (kind === 'value' && !parts.slice(1, 5).some((part) => isWord(part, 'macro', 'function'))) return false;
  let at = 1;
  while (
    isWord(
      parts[at],
      'or',
      'replace',
      'temp',
      'temporary',
      'macro',
      'function',
      'table',
      'if',
      'not',
      'exists',
      'prepare',
    )
  )
    at++;
  const name = readPath(parts, at).path.at(-1);
  return name !== undefined && kept.delete(keptKey(kind, name)) && isDrop;
}
