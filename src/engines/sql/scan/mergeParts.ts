import type { ColumnType, SqlWorker } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { PARTS } from '../../../catalogue/split/parts.ts';
import type { Pass } from '../program/program.ts';
import { lastOf } from '../../../known/lastOf.ts';
import { joinStreams } from './joinStreams.ts';

const STAGE = '__skybook_stage';
const DROP_STAGE = `DROP TABLE IF EXISTS ${STAGE}`;

/** The database in which parts are merged. */
export type Merger = Pick<SqlWorker, 'putTable'> & { run(sql: string): Promise<Uint8Array> };

/**
 * Makes the table of a pass from what its parts gave, in the order given. The database runs what it is asked in that
 * order, and answers are awaited together: each would cost a hand that drags a slider some milliseconds.
 */
export async function mergeParts(
  { table, partialSql, partialTypes, mergeSql }: Pass,
  results: readonly Uint8Array[],
  database: Merger,
): Promise<void> {
  // Without a partition an aggregate still has its one row, and any result its columns: the empty table gives them.
  const parts = results.length > 0 ? results : [await database.run(partialSql)];
  const streams = joinStreams(parts);
  // HUGEINT travels as DECIMAL, and UUID and ENUM as VARCHAR.
  const cast = `WITH ${PARTS} AS (SELECT ${castList(partialTypes)} FROM ${STAGE})`;
  const begun = database.run(DROP_STAGE);
  const others = streams.slice(0, -1);
  // Large ones are not all on their way at once.
  const put = async () => {
    for (const stream of others) await database.putTable(STAGE, stream);
  };
  try {
    if (others.length > 0) await Promise.all([begun, put()]);
    await Promise.all([
      begun,
      database.putTable(STAGE, lastOf(streams)),
      database.run(`CREATE OR REPLACE TABLE ${identifier(table)} AS ${cast} ${mergeSql}`),
    ]);
  } finally {
    // The next merge begins by it, too.
    database.run(DROP_STAGE).catch(() => undefined);
  }
}

/** The columns of a table, each as the type that it had before it travelled as Arrow. */
export function castList(types: readonly ColumnType[]): string {
  return types.map(({ name, type }) => `CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`).join(', ');
}
