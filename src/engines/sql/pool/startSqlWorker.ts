import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import workerUrl from '../../../../workers/sql/worker.ts?worker&url';
import { connect } from '../../connect.ts';
import { startWorker } from '../../startWorker.ts';
import type { WorkerLease } from './workerLease.ts';

/** Starts a DuckDB worker. */
export function startSqlWorker(onLost: () => void): WorkerLease {
  return connect<SqlWorker>(startWorker(workerUrl), 'The SQL engine', onLost);
}
