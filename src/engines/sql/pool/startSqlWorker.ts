import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import type { BegunWorkers } from '../../begunWorkers.ts';
import { connect, type Connection } from '../../connect.ts';
import type { SiteParts } from '../../siteParts.ts';
import { startWorker } from '../../startWorker.ts';
import { WORKER_FILES } from '../../workerFiles.ts';

/** Starts a worker; `onLost` is told once when it breaks by itself. */
export type StartWorker = (onLost: () => void) => Connection<SqlWorker>;

/** The way to start DuckDB workers; the first may have begun already. */
export function startSqlWorker(parts: SiteParts, begun?: BegunWorkers): StartWorker {
  return (onLost) =>
    connect<SqlWorker>(begun?.take('sql') ?? startWorker(parts, WORKER_FILES.sql), 'The SQL engine', onLost);
}
