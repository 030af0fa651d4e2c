import type { PythonWorker } from '../../../workers/python/contract.ts';
import workerUrl from '../../../workers/python/worker.ts?worker&url';
import { connect, type Connection } from '../connect.ts';
import { startWorker } from '../startWorker.ts';

/** Starts a worker for Python, which is not booted yet. */
export function startPythonWorker(onLost: () => void): Connection<PythonWorker> {
  return connect<PythonWorker>(startWorker(workerUrl, 'python'), 'Python', onLost);
}
