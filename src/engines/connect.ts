import * as Comlink from 'comlink';
import { NotebookError } from '../../workers/wire/notebookError.ts';
import { partMissing } from '../../workers/wire/partMissing.ts';
import { throwFailures } from '../../workers/wire/throwFailures.ts';
import { watchLife } from './life.ts';
import type { StartedWorker } from './startWorker.ts';
import { present } from '../known/present.ts';

type Methods = { readonly [name: string]: (...values: never[]) => Promise<unknown> };

/**
 * A running worker: its contract, and the way to end it. Calls that are open when it ends fail with kind `engine-lost`.
 */
export type Connection<T> = { readonly worker: T; end(): void };

/**
 * Joins a worker by its contract, of async methods alone. `engine` is its name in failures; `onLost` is told when it
 * breaks by itself, or the browser has ended it.
 */
export function connect<T extends object>(
  { worker, wire, failed, life }: StartedWorker,
  engine: string,
  onLost: () => void,
): Connection<T> {
  throwFailures();
  const remote = Comlink.wrap<Methods>(wire) as unknown as Methods;
  const open = new Set<(error: NotebookError) => void>();
  let ended = false;
  const end = (error: NotebookError): void => {
    ended = true;
    stopWatching();
    worker.terminate();
    wire.close();
    for (const reject of open) reject(error);
    open.clear();
  };
  const lose = (error: NotebookError): void => {
    if (ended) return;
    end(error);
    onLost();
  };
  const stopWatching = watchLife(life, () =>
    lose(
      new NotebookError({
        kind: 'engine-lost',
        message: `${engine} is gone`,
        advice: 'The browser has ended it, perhaps for want of memory. Run the cell again to go on.',
      }),
    ),
  );
  worker.addEventListener('error', ({ message }) =>
    lose(
      new NotebookError({
        kind: 'engine-lost',
        message: `${engine} broke down`,
        detail: message,
        advice: 'Run the cell again to go on.',
      }),
    ),
  );
  failed.catch((cause: unknown) => lose(partMissing(engine, cause)));
  const call = (name: string, values: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(new NotebookError({ kind: 'engine-lost', message: `${engine} was stopped` }));
        return;
      }
      open.add(reject);
      present(remote[name])(...(values as never[]))
        .then(resolve, reject)
        .finally(() => open.delete(reject));
    });
  const methods = new Proxy(
    {},
    { get: (_target, name) => (name === 'then' ? undefined : (...values: unknown[]) => call(String(name), values)) },
  );
  return {
    worker: methods as T,
    end: () => end(new NotebookError({ kind: 'engine-lost', message: `${engine} was stopped` })),
  };
}

/** Bytes that move to the other side instead of being copied. */
export function moved(bytes: ArrayBuffer): ArrayBuffer {
  return Comlink.transfer(bytes, [bytes]);
}

/** Lets a worker call a function of the page. */
export function callable<F extends (...values: never[]) => unknown>(listener: F): F {
  return Comlink.proxy(listener);
}
