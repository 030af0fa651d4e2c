import type { ColumnType, SqlWorker } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import { PARTS } from '../../../catalogue/split/parts.ts';
import type { Pass } from '../program/program.ts';
import { joinStreams } from './joinStreams.ts';

const STAGE = '__skybook_stage';

/** The database in which parts are merged. */
export type Merger = Pick<SqlWorker, 'putTable'> & { run(sql: string): Promise<Uint8Array> };

/** Makes the table of a pass from what its parts gave, in the order given. */
export async function mergeParts(
  { table, partialSql, partialTypes, mergeSql }: Pass,
  results: readonly Uint8Array[],
  database: Merger,
): Promise<void> {
  // Without a partition an aggregate still has its one row, and any result its columns: the empty table gives them.
  const parts = results.length > 0 ? results : [await database.run(partialSql)];
  // The partial query may read what a table of that name holds now.
  const made = identifier(`${table}_made`);
  await dropParts(database);
  try {
    for (const part of joinStreams(parts)) await database.putTable(STAGE, part);
    // HUGEINT travels as DECIMAL, and UUID and ENUM as VARCHAR.
    await database.run(`CREATE VIEW ${PARTS} AS SELECT ${castList(partialTypes)} FROM ${STAGE}`);
    await database.run(`CREATE OR REPLACE TABLE ${made} AS ${mergeSql}`);
  } finally {
    await dropParts(database);
  }
  await database.run(`DROP TABLE IF EXISTS ${identifier(table)}`);
  await database.run(`ALTER TABLE ${made} RENAME TO ${identifier(table)}`);
}

/** The columns of a table, each as the type that it had before it travelled as Arrow. */
export function castList(types: readonly ColumnType[]): string {
  return types.map(({ name, type }) => `CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`).join(', ');
}

async function dropParts(database: Merger): Promise<void> {
  await database.run(`DROP VIEW IF EXISTS ${PARTS}`);
  await database.run(`DROP TABLE IF EXISTS ${STAGE}`);
}
