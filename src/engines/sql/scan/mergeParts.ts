import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { PARTS } from '../../../catalogue/split/parts.ts';
import { joinStreams } from './joinStreams.ts';
import type { Step } from '../passes/program.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

const STAGE = '__skybook_stage';

type Merger = Pick<SqlWorker, 'putTable'> & { run(sql: string): Promise<unknown> };

/** Makes `PARTS` of the partial results, in the order given, with the types that the partial query has. */
export async function stageParts(database: Merger, step: Step, parts: readonly Uint8Array[]): Promise<void> {
  await dropParts(database);
  for (const part of joinStreams(parts)) await database.putTable(STAGE, part);
  // HUGEINT travels as DECIMAL, and UUID and ENUM as VARCHAR.
  const typed = step.partialTypes.map(({ name, type }) => `CAST(${identifier(name)} AS ${type}) AS ${identifier(name)}`);
  await database.run(`CREATE VIEW ${PARTS} AS SELECT ${typed.join(', ')} FROM ${STAGE}`);
}

/** Drops what `stageParts` made. */
export async function dropParts(database: Merger): Promise<void> {
  await database.run(`DROP VIEW IF EXISTS ${PARTS}`);
  await database.run(`DROP TABLE IF EXISTS ${STAGE}`);
}
