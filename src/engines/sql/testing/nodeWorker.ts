import { Worker } from 'node:worker_threads';
import type { SqlWorker } from '../../../../workers/sql/contract.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { StartWorker } from '../pool/startSqlWorker.ts';
import type { Answer } from './nodeThread.ts';

/** Starts the worker's code in a thread of Node, for tests. Its files are read from disk. */
export const startNodeWorker: StartWorker = (onLost) => {
  const code = new URL('./nodeThread.ts', import.meta.url).href;
  // A thread does not inherit the loader of TypeScript.
  const thread = new Worker(
    `import('tsx/esm/api').then(({ tsImport }) => tsImport(${JSON.stringify(code)}, ${JSON.stringify(import.meta.url)}))`,
    { eval: true },
  );
  const open = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }
  >();
  let lastId = 0;
  let ended = false;
  const end = (failure: NotebookError) => {
    ended = true;
    void thread.terminate();
    for (const { reject } of open.values()) reject(failure);
    open.clear();
  };
  thread.on('message', ({ id, value, failure, message }: Answer) => {
    const call = open.get(id);
    open.delete(id);
    if (message === undefined) call?.resolve(value);
    else call?.reject(failure ? new NotebookError(failure) : new Error(message));
  });
  const lost = () => {
    if (ended) return;
    end(new NotebookError({ kind: 'engine-lost', message: 'The SQL engine broke down' }));
    onLost();
  };
  thread.on('error', lost);
  thread.on('exit', lost);
  const call = (method: string, values: readonly unknown[]) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new NotebookError({ kind: 'engine-lost', message: 'The SQL engine was stopped' }));
      const id = ++lastId;
      open.set(id, { resolve, reject });
      thread.postMessage({ id, method, values });
    });
  thread.unref();
  const worker = new Proxy(
    {},
    {
      get: (_target, method) =>
        method === 'then' ? undefined : (...values: unknown[]) => call(String(method), values),
    },
  );
  return {
    worker: worker as SqlWorker,
    end: () => end(new NotebookError({ kind: 'engine-lost', message: 'The SQL engine was stopped' })),
  };
};
