import type { Ahead } from '../notebook/port.ts';
import type { SiteParts } from './siteParts.ts';
import { startWorker, type StartedWorker } from './startWorker.ts';
import { WORKER_FILES } from './workerFiles.ts';

type Engine = keyof typeof WORKER_FILES;

/**
 * Workers that have begun to start their engines before anybody calls them: one for each engine that is wanted. What
 * takes one watches it from then on; one that has failed until then is not given.
 */
export class BegunWorkers {
  readonly #begun = new Map<Engine, StartedWorker>();

  constructor(parts: SiteParts, { python, sql }: Ahead) {
    if (python) this.#begin(parts, 'python', python.modules);
    if (sql) this.#begin(parts, 'sql', true);
  }

  /** The worker of an engine, once. */
  take(engine: Engine): StartedWorker | undefined {
    const begun = this.#begun.get(engine);
    this.#begun.delete(engine);
    return begun;
  }

  #begin(parts: SiteParts, engine: Engine, ahead: unknown): void {
    const begun = startWorker(parts, { ...WORKER_FILES[engine], ahead });
    const drop = (): void => {
      if (this.#begun.get(engine) !== begun) return;
      this.#begun.delete(engine);
      begun.worker.terminate();
    };
    begun.worker.addEventListener('error', drop);
    begun.failed.catch(drop);
    this.#begun.set(engine, begun);
  }
}
