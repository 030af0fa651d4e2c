import type { PythonWorker } from '../../../workers/python/contract.ts';
import type { BegunWorkers } from '../begunWorkers.ts';
import { connect, type Connection } from '../connect.ts';
import type { SiteParts } from '../siteParts.ts';
import { startWorker } from '../startWorker.ts';
import { WORKER_FILES } from '../workerFiles.ts';

/** The way to start workers for Python; the first may have begun already. */
export function startPythonWorker(
  parts: SiteParts,
  begun?: BegunWorkers,
): (onLost: () => void) => Connection<PythonWorker> {
  return (onLost) =>
    connect<PythonWorker>(begun?.take('python') ?? startWorker(parts, WORKER_FILES.python), 'Python', onLost);
}
