import { itemAt } from '../../../known/itemAt.ts';
import type { DatabaseFiles } from '../pool/databaseFiles.ts';
import type { Member } from '../pool/member.ts';
import type { WholeRows } from '../pool/rowTables.ts';
import { batchSql } from './batches.ts';
import { isLost, type Task } from './task.ts';

/**
 * A query for the rows of a task whose files are open: where they `areKept`, of the database's own tables once it reads
 * them again, of few rows `atOnce`. Fails with kind `cancelled` or `engine-lost`.
 */
export async function taskRows(
  member: Member,
  task: Task,
  { files, areKept, atOnce }: { readonly files: DatabaseFiles; readonly areKept: boolean; readonly atOnce: boolean },
  signal: AbortSignal,
): Promise<string> {
  const { rowTables } = member;
  const whole = areKept ? await wholeRows(task, files) : undefined;
  const read = batchSql(task.parts, files.nameOf);
  if (!whole) return read;
  try {
    if (isAll(task)) await rowTables.keep(whole, { signal, atOnce });
  } catch (error) {
    if (isLost(error) || signal.aborted) throw error;
    // Without the memory for them they are read from their files.
    rowTables.clear();
  }
  const rows = rowTables.sqlOf(whole);
  // Parts that are read together are all of their files' rows: for each the query is the same.
  return rows === undefined ? read : (itemAt(task.parts, 0).wholeSql?.(rows) ?? read);
}

function isAll({ parts }: Task): boolean {
  return parts.every(({ files }) => files.every(({ isWhole }) => isWhole));
}

/** All rows of a task's files, where its own are found among these; `undefined` where not. */
async function wholeRows({ parts }: Task, files: DatabaseFiles): Promise<WholeRows | undefined> {
  const own = parts.flatMap((part) => part.files);
  const lists = new Set(own.map(({ select }) => select.list));
  if (lists.size !== 1 || !parts.every(({ wholeSql }) => wholeSql)) return undefined;
  const contents = await Promise.all(own.map((file) => files.contentOf(file)));
  return {
    files: own.map(({ wholeBytes = 0 }, i) => ({ ...itemAt(contents, i), bytes: wholeBytes })),
    list: itemAt([...lists], 0),
  };
}
