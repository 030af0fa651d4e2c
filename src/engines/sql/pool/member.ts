import { identifier } from '../../../../workers/wire/quoted.ts';
import type { ByteRange, ColumnType, FileStats, RemoteFile, SqlBoot } from '../../../../workers/sql/contract.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { StartWorker } from './startSqlWorker.ts';

/** One DuckDB of the pool. */
export class Member {
  readonly #lease: ReturnType<StartWorker>;
  readonly #ready: Promise<void>;
  #ended = false;
  #lastId = 0;

  /**
   * Starts a worker and its DuckDB, with `macros`; `onLost` is told when it is gone, for whatever reason but `end`. DuckDB looks for a
   * cancellation every few tens of milliseconds: one that does not for `stuckMs` is in one of its own long steps, and is given up.
   */
  constructor(start: StartWorker, boot: SqlBoot, macros: readonly string[], stuckMs: number, onLost: () => void) {
    this.#lease = start(() => {
      if (!this.#ended) onLost();
    });
    this.#onLost = onLost;
    this.#stuckMs = stuckMs;
    this.#ready = this.#begin(boot, macros);
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

  /** Makes a table of an Arrow IPC stream, in place of one of that name. */
  async replaceTable(name: string, ipc: Uint8Array): Promise<void> {
    await this.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    await this.putTable(name, ipc);
  }

  /** Makes a table with the columns of a query's result and no row. */
  async emptyTable(name: string, sql: string): Promise<void> {
    await this.query(`CREATE OR REPLACE TABLE ${identifier(name)} AS SELECT * FROM (${sql}) LIMIT 0`);
  }

  describe(sql: string): Promise<readonly ColumnType[]> {
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

  copyOut(sql: string, format: 'parquet' | 'csv'): Promise<Uint8Array> {
    return this.#lease.worker.copyOut(sql, format);
  }

  stats(): Promise<FileStats> {
    return this.#lease.worker.stats();
  }

  end(): void {
    this.#ended = true;
    this.#lease.end();
  }

  async #begin(boot: SqlBoot, macros: readonly string[]): Promise<void> {
    await this.#lease.worker.boot(boot);
    for (const macro of macros) await this.#lease.worker.query(++this.#lastId, macro);
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
