import { identifier } from '../../../../workers/wire/quoted.ts';
import { batchSql } from './batches.ts';
import type { NameOf } from '../parts/part.ts';
import type { Pass } from '../program/program.ts';
import type { Task } from './task.ts';

/**
 * A pass' partial query with the source's table standing for a task's rows, or for those of them that `filterSql`, a
 * query over that table, gives; `nameOf` gives a file's name in SQL.
 */
export function taskSql({ source, partialSql }: Pass, { parts }: Task, nameOf: NameOf, filterSql?: string): string {
  const rows = batchSql(parts, nameOf);
  const scan = `WITH ${identifier(source)} AS NOT MATERIALIZED`;
  return filterSql === undefined
    ? `${scan} (${rows}) ${partialSql}`
    : `${scan} (${scan} (${rows}) ${filterSql}) ${partialSql}`;
}
