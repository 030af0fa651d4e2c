import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import workerUrl from '../../../../workers/sql/worker.ts?worker&url';
import { connect, type Connection } from '../../connect.ts';
import { startWorker } from '../../startWorker.ts';

/** Starts a worker; `onLost` is told once when it breaks by itself. */
export type StartWorker = (onLost: () => void) => Connection<SqlWorker>;

/** Starts a DuckDB worker. */
export const startSqlWorker: StartWorker = (onLost) =>
  connect<SqlWorker>(startWorker(workerUrl), 'The SQL engine', onLost);
