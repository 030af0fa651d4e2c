import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import type { Step } from './program.ts';

/** The database that holds the notebook's tables, as far as answering a query needs it, and who carries out passes. */
export type Coordinator = Pick<SqlWorker, 'describe' | 'deserialize'> & {
  /** Runs one statement; its result as an Arrow IPC stream. */
  run(sql: string): Promise<Uint8Array>;
  /** Carries out a pass; its outcome becomes the table `step.output`. */
  pass(step: Step): Promise<void>;
  /** Told of each table that is made for the query, before it is. */
  made(table: string): void;
};
