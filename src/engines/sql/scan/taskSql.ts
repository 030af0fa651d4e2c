import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Pass } from '../program/program.ts';

/**
 * A pass' partial query with the source's table standing for rows, given by a query, or for those of them that
 * `filterSql`, a query over that table, gives.
 */
export function taskSql({ source, partialSql }: Pass, rows: string, filterSql?: string): string {
  const scan = `WITH ${identifier(source)} AS NOT MATERIALIZED`;
  return filterSql === undefined
    ? `${scan} (${rows}) ${partialSql}`
    : `${scan} (${scan} (${rows}) ${filterSql}) ${partialSql}`;
}
