import type { ByteRange, ColumnType, FileStats, RemoteFile, SqlBoot } from '../../../workers/sql/contract.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { Macros } from './macros.ts';
import type { StartWorker, WorkerLease } from './workerLease.ts';

/** One DuckDB of the pool. */
export class Member {
  readonly #lease: WorkerLease;
  readonly #ready: Promise<void>;
  readonly #macros: Macros;
  #ended = false;
  #lastId = 0;

  /**
   * Starts a worker and its DuckDB, which knows `macros`; `onLost` is told when it is gone, for whatever reason but `end`. DuckDB looks for a
   * cancellation every few tens of milliseconds: one that does not for `stuckMs` is in one of its own long steps, and is given up.
   */
  constructor(start: StartWorker, boot: SqlBoot, macros: readonly string[], stuckMs: number, onLost: () => void) {
    this.#lease = start(() => {
      if (!this.#ended) onLost();
    });
    this.#onLost = onLost;
    this.#stuckMs = stuckMs;
    this.#macros = new Macros(macros, (macro) => this.#lease.worker.query(++this.#lastId, macro));
    this.#ready = this.#lease.worker.boot(boot);
    this.#ready.catch(() => undefined);
  }

  readonly #onLost: () => void;
  readonly #stuckMs: number;

  ready(): Promise<void> {
    return this.#ready;
  }

  /** Runs one statement; its result as an Arrow IPC stream. Fails with kind `cancelled` soon after `signal` is aborted. */
  async query(sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    await this.#ready;
    // Statements run in the order in which they are sent: one that needs nothing more must not fall behind.
    const making = this.#macros.readyFor(sql);
    if (making) await making;
    return this.#stoppable(signal, (id) => this.#lease.worker.query(id, sql));
  }

  fill(name: string, { start, bytes }: { readonly start: number; readonly bytes: Uint8Array }): Promise<void> {
    return this.#lease.worker.fillFile(name, start, bytes);
  }

  trim(keep: readonly string[]): Promise<void> {
    return this.#lease.worker.trim(keep);
  }

  heapBytes(): Promise<number> {
    return this.#lease.worker.heapBytes();
  }

  putTable(name: string, ipc: Uint8Array): Promise<void> {
    return this.#lease.worker.putTable(name, ipc);
  }

  async describe(sql: string): Promise<readonly ColumnType[]> {
    await this.#macros.readyFor(sql);
    return this.#lease.worker.describe(sql);
  }

  serialize(sql: string): Promise<string> {
    return this.#lease.worker.serialize(sql);
  }

  deserialize(tree: string): Promise<string> {
    return this.#lease.worker.deserialize(tree);
  }

  /** Makes a remote file known, with the bytes of it that are already here; what it lacks of `ranges`. */
  openFile(file: RemoteFile, held: { readonly start: number; readonly bytes: Uint8Array }, ranges: readonly ByteRange[] = []): Promise<readonly ByteRange[]> {
    return this.#lease.worker.openFile(file, held, ranges);
  }

  putFile(name: string, bytes: Uint8Array): Promise<void> {
    return this.#lease.worker.putFile(name, bytes);
  }

  dropFile(name: string): Promise<void> {
    return this.#lease.worker.dropFile(name);
  }

  async copyOut(sql: string, format: 'parquet' | 'csv'): Promise<Uint8Array> {
    await this.#macros.readyFor(sql);
    return this.#lease.worker.copyOut(sql, format);
  }

  stats(): Promise<FileStats> {
    return this.#lease.worker.stats();
  }

  end(): void {
    this.#ended = true;
    this.#lease.end();
  }

  async #stoppable<T>(signal: AbortSignal | undefined, work: (id: number) => Promise<T>): Promise<T> {
    if (signal?.aborted) throw new NotebookError({ kind: 'cancelled', message: 'Stopped' });
    const id = ++this.#lastId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      this.#lease.worker.cancel(id).catch(() => undefined);
      timer = setTimeout(() => {
        this.end();
        this.#onLost();
      }, this.#stuckMs);
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await work(id);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    }
  }
}
