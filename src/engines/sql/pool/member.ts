import { checkRunning } from '../../../../workers/wire/checkRunning.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { ByteRange, ColumnType, FileStats, SqlBoot } from '../../../../workers/sql/contract.ts';
import type { SelectNode, Serialized } from '../../../catalogue/split/tree.ts';
import { parseTree, printQuery } from '../../../catalogue/split/treeText.ts';
import { ownBuffer } from '../../ownBuffer.ts';
import { moved } from '../../connect.ts';
import { itemAt } from '../../../known/itemAt.ts';
import { Outdated } from '../../outdated.ts';
import { Recent } from '../../recent.ts';
import { Macros } from './macros.ts';
import { RowTables } from './rowTables.ts';
import { onlyReads } from './onlyReads.ts';
import type { Coordinator, HeldFile } from '../program/coordinator.ts';
import type { StartWorker } from './startSqlWorker.ts';

/** How a database of the pool begins. */
type Beginning = {
  readonly boot: SqlBoot;
  /** What it knows beside DuckDB's own functions. */
  readonly macros: readonly string[];
  /**
   * DuckDB looks for a cancellation every few tens of milliseconds: one that does not for so long is in one of its own
   * long steps, and is given up.
   */
  readonly stuckMs: number;
};

/** Trees and texts of queries, of which a cell that runs again asks for the same. */
const TOLD_BYTES = 4 * 2 ** 20;

/** One DuckDB of the pool. */
export class Member implements Coordinator {
  readonly #lease: ReturnType<StartWorker>;
  readonly #ready: Promise<void>;
  readonly #onLost: () => void;
  readonly #stuckMs: number;
  readonly #macros: Macros;
  /** Of no reader's query: what cells made is described as it was. */
  readonly rowTables = new RowTables((sql, signal) => this.#run(sql, signal));
  /** What depends on nothing but what was asked. */
  readonly #told = new Recent<{ readonly asked: string; readonly told: string }>(
    TOLD_BYTES,
    ({ asked, told }) => 2 * (asked.length + told.length),
  );
  /** Since the last statement that may have changed it. */
  readonly #described = new Map<string, Promise<readonly ColumnType[]>>();
  #sending: Promise<unknown> = Promise.resolve();
  #hasRun = false;
  #ended = false;
  #lastId = 0;

  /** Starts a worker and its DuckDB; `onLost` is told when it is gone, for whatever reason but `end`. */
  constructor(start: StartWorker, { boot, macros, stuckMs }: Beginning, onLost: () => void) {
    this.#onLost = onLost;
    this.#stuckMs = stuckMs;
    this.#lease = start(() => this.#lose());
    this.#macros = new Macros(macros, (macro) => this.#lease.worker.query(++this.#lastId, macro));
    this.#ready = this.#begin(boot);
    // One that cannot be started is as good as lost; whoever waits for it hears why.
    this.#ready.catch(() => this.#lose());
  }

  /** Whether it has come to run. */
  get hasRun(): boolean {
    return this.#hasRun;
  }

  ready(): Promise<void> {
    return this.#ready;
  }

  /**
   * Runs one statement; its result as an Arrow IPC stream. Fails with kind `cancelled` soon after `signal` is aborted.
   */
  query(sql: string, signal?: AbortSignal): Promise<Uint8Array> {
    return this.#run(sql, signal, () => {
      if (!onlyReads(sql)) this.#described.clear();
    });
  }

  /** Keeps bytes of an opened file; they move to the worker, and are gone here. */
  fill(name: string, { start, bytes }: { readonly start: number; readonly bytes: Uint8Array }): Promise<void> {
    return this.#lease.worker.fillFile(name, start, moved(ownBuffer(bytes)));
  }

  trim(keep: readonly string[]): Promise<void> {
    return this.#lease.worker.trim(keep);
  }

  heapBytes(): Promise<number> {
    return this.#lease.worker.heapBytes();
  }

  putTable(name: string, ipc: Uint8Array): Promise<void> {
    return this.#inOrder('', () => {
      this.#described.clear();
      return this.#lease.worker.putTable(name, ipc);
    });
  }

  /** Makes a table of an Arrow IPC stream, in place of one of that name. */
  async replaceTable(name: string, ipc: Uint8Array): Promise<void> {
    await this.query(`DROP TABLE IF EXISTS ${identifier(name)}`);
    await this.putTable(name, ipc);
  }

  /** Drops a table or a view, if there is one of that name. */
  async dropRelation(name: string): Promise<void> {
    // DuckDB fails on one of the other kind.
    for (const kind of ['VIEW', 'TABLE'])
      await this.query(`DROP ${kind} IF EXISTS ${identifier(name)}`).catch(() => undefined);
  }

  /** Makes a table with the columns of a query's result and no row. */
  async emptyTable(name: string, sql: string): Promise<void> {
    await this.query(`CREATE OR REPLACE TABLE ${identifier(name)} AS SELECT * FROM (${sql}) LIMIT 0`);
  }

  describe(sql: string): Promise<readonly ColumnType[]> {
    return this.#inOrder(sql, () => {
      const known = this.#described.get(sql);
      if (known) return known;
      const described = this.#lease.worker.describe(sql);
      this.#described.set(sql, described);
      described.catch(() => this.#described.delete(sql));
      return described;
    });
  }

  /** A query as a tree, or that it has none. */
  async treeOf(sql: string): Promise<Serialized> {
    return parseTree(await this.#tell(sql, () => this.#lease.worker.serialize(sql))) as Serialized;
  }

  /** The SQL of a query's tree. */
  sqlOf(node: SelectNode): Promise<string> {
    const tree = printQuery(node);
    return this.#tell(tree, () => this.#lease.worker.deserialize(tree));
  }

  /** Makes files known, by one message; what is neither `held` here nor kept there of the `ranges` of each. */
  async openFiles(files: readonly HeldFile[]): Promise<readonly (readonly ByteRange[])[]> {
    const asked = files.map(({ file, held, ranges }) => ({ file, ranges: [rangeOf(held), ...ranges] }));
    this.#described.clear();
    const gaps = await this.#lease.worker.openFiles(asked);
    return Promise.all(files.map((file, i) => this.#fillHeld(file, itemAt(gaps, i))));
  }

  putFile(name: string, bytes: Uint8Array): Promise<void> {
    this.#described.clear();
    return this.#lease.worker.putFile(name, bytes);
  }

  dropFile(name: string): Promise<void> {
    this.#described.clear();
    return this.#lease.worker.dropFile(name);
  }

  async copyOut(source: string, ending: string, options: string): Promise<Uint8Array> {
    await this.#macros.readyFor(source);
    return this.#lease.worker.copyOut(source, ending, options);
  }

  stats(): Promise<FileStats> {
    return this.#lease.worker.stats();
  }

  end(): void {
    this.#ended = true;
    this.#lease.end();
  }

  /** Bytes that are held go along only where they are lacked: a footer is there from the first task on. */
  async #fillHeld({ file, held }: HeldFile, gaps: readonly ByteRange[]): Promise<readonly ByteRange[]> {
    const [from, to] = rangeOf(held);
    if (gaps.some(([start, end]) => start < to && end > from))
      await this.fill(file.name, { start: from, bytes: held.bytes.slice() });
    return gaps
      .flatMap(([start, end]): readonly ByteRange[] => [
        [start, Math.min(end, from)],
        [Math.max(start, to), end],
      ])
      .filter(([start, end]) => start < end);
  }

  /**
   * Sends what needs `sql` understood after all that was asked before, so that a caller may ask several things in a row
   * and wait once.
   */
  #inOrder<T>(sql: string, send: () => Promise<T>): Promise<T> {
    const before = this.#sending;
    const sent = (async () => {
      await before;
      await this.#ready;
      await this.#macros.readyFor(sql);
      return { answer: send() };
    })();
    this.#sending = sent.then(
      () => undefined,
      () => undefined,
    );
    return sent.then(({ answer }) => answer);
  }

  #run(sql: string, signal?: AbortSignal, onSent?: () => void): Promise<Uint8Array> {
    return this.#inOrder(sql, () =>
      this.#stoppable(signal, (id) => {
        onSent?.();
        return this.#lease.worker.query(id, sql);
      }),
    );
  }

  async #tell(asked: string, ask: () => Promise<string>): Promise<string> {
    return (await this.#told.get(asked, async () => ({ asked, told: await ask() }))).told;
  }

  async #begin(boot: SqlBoot): Promise<void> {
    await this.#lease.worker.boot(boot);
    this.#hasRun = true;
  }

  #lose(): void {
    if (this.#ended) return;
    this.end();
    this.#onLost();
  }

  async #stoppable<T>(signal: AbortSignal | undefined, work: (id: number) => Promise<T>): Promise<T> {
    checkRunning(signal);
    const id = ++this.#lastId;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => {
      this.#lease.worker.cancel(id).catch(() => undefined);
      // A reader who has pressed Stop is not kept waiting; who moves a slider keeps the engine.
      if (!(signal?.reason instanceof Outdated)) timer = setTimeout(() => this.#lose(), this.#stuckMs);
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

function rangeOf({ start, bytes }: HeldFile['held']): ByteRange {
  return [start, start + bytes.byteLength];
}
