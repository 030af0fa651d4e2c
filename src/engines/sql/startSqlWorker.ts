import * as Comlink from 'comlink';
import type { SqlWorker } from '../../../workers/sql/contract.ts';
import workerUrl from '../../../workers/sql/worker.ts?worker&url';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { WorkerLease } from './workerLease.ts';

/** Starts a DuckDB worker. */
export function startSqlWorker(onLost: () => void): WorkerLease {
  const url = new URL(workerUrl, document.baseURI).href;
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(`import ${JSON.stringify(url)}`)}`, { type: 'module' });
  const remote = Comlink.wrap<SqlWorker>(worker);
  const open = new Set<(error: unknown) => void>();
  const fail = (error: unknown) => { for (const reject of open) reject(error); open.clear(); };
  worker.addEventListener('error', (event) => { fail(new NotebookError({ kind: 'engine-lost', message: `worker error: ${event.message}` })); onLost(); });
  const api = new Proxy({}, { get: (_t, name) => (name === 'then' ? undefined : (...args: unknown[]) => new Promise((resolve, reject) => {
    open.add(reject);
    (remote as unknown as Record<string, (...a: unknown[]) => Promise<unknown>>)[name as string]!(...args).then(resolve, reject).finally(() => open.delete(reject));
  })) });
  return { worker: api as SqlWorker, end: () => { worker.terminate(); fail(new NotebookError({ kind: 'engine-lost', message: 'The SQL engine was stopped' })); } };
}
