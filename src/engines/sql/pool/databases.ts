import { openPool } from './openPool.ts';
import type { Pool } from './pool.ts';
import type { StartWorker } from './startSqlWorker.ts';

export type DatabasesParts = {
  readonly start: StartWorker;
  /** How many there shall be; as many as the machine has room for where it is undefined. */
  readonly size: () => Promise<number | undefined>;
  /** Bytes that each may hold. */
  readonly memoryBytes: number;
  /** Told when the pool has broken. */
  readonly onLost: () => void;
};

/** The pool of databases of an engine: asleep until a cell needs it, and again once it has broken. */
export class Databases {
  readonly #parts: DatabasesParts;
  #pool: Promise<Pool> | undefined;

  constructor(parts: DatabasesParts) {
    this.#parts = parts;
  }

  /** The pool as long as it runs, or starts. */
  get awake(): Promise<Pool> | undefined {
    return this.#pool;
  }

  /** The pool, started where it sleeps. */
  opened(): Promise<Pool> {
    this.#pool ??= this.#open();
    const pool = this.#pool;
    pool.catch(() => {
      if (this.#pool === pool) this.#pool = undefined;
    });
    return pool;
  }

  /** The pool has broken: what is left of it is ended, and the next cell starts a new one. */
  lose(): void {
    const pool = this.#pool;
    if (!pool) return;
    this.#pool = undefined;
    void pool.then((open) => open.close()).catch(() => undefined);
    this.#parts.onLost();
  }

  async #open(): Promise<Pool> {
    const { start, size, memoryBytes } = this.#parts;
    return openPool(start, await size(), memoryBytes, () => this.lose());
  }
}
