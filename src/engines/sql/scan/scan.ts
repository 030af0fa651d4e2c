import { tableFromIPC } from 'apache-arrow';
import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { bytesText } from '../../../format/bytesText.ts';
import type { Part } from '../parts/part.ts';
import { ROW_TABLES_BYTES } from '../pool/rowTables.ts';
import type { Pool } from '../pool/pool.ts';
import type { ReadyPass } from '../parts/readyPass.ts';
import { batches } from './batches.ts';
import { dropShipped, type Fetching } from './coming.ts';
import { SentTables } from './sentTables.ts';
import { Share } from './share.ts';
import { isLost, smallerTasks, type Task } from './task.ts';
import { taskRows } from './taskRows.ts';
import { taskSql } from './taskSql.ts';

/** What a scan needs beside its pass and its parts. */
export type ScanRun = Omit<Fetching, 'sent'> & {
  readonly pool: Pool;
  /** Told after each part; `rows` are those that the partial query gave, and `ipc` the part's own. */
  readonly onPart: (progress: PartProgress) => void;
  /** Most that the partial results may take together. */
  readonly memoryBytes: number;
};

type PartProgress = { readonly done: number; readonly total: number; readonly rows: number; readonly ipc: Uint8Array };

/** A database whose memory has grown beyond this is replaced when its work is done. */
const LARGEST_HEAP_BYTES = 768 * 2 ** 20;

/** A pass' partial query on every part of its source, over the pool. */
export class Scan {
  readonly #ready: ReadyPass;
  readonly #run: ScanRun;
  readonly #parts: readonly Part[];
  readonly #sent: SentTables;
  readonly #shares: readonly Share[];
  readonly #abort = new AbortController();
  readonly #signal: AbortSignal;
  /** What each part gave. */
  readonly #results: readonly Uint8Array[][];
  /** Tasks that failed, in pieces, for whichever worker is free. */
  readonly #again: Task[] = [];
  readonly #filterSql: string | undefined;
  /** Of larger ones each would drive out another, and none be there when it is read again. */
  #areKept: boolean;
  #rows = 0;
  #bytes = 0;
  #done = 0;

  /** `filterSql` gives of the source's table, which each part stands for, the rows that can matter. */
  constructor(ready: ReadyPass, parts: readonly Part[], run: ScanRun, filterSql?: string) {
    this.#ready = ready;
    this.#run = run;
    this.#parts = parts;
    this.#filterSql = filterSql;
    this.#areKept = wholeBytes(parts) <= ROW_TABLES_BYTES;
    run.pool.mend();
    this.#sent = new SentTables(ready.sent, run.pool.coordinator);
    this.#signal = AbortSignal.any([run.signal, this.#abort.signal]);
    this.#results = parts.map(() => []);
    const fetching = { files: run.files, sent: this.#sent, signal: this.#signal };
    this.#shares = this.#tasks().map((tasks) => new Share(tasks, fetching));
  }

  /**
   * The results as Arrow IPC, in the parts' order. A part whose worker runs out of memory or breaks down is tried again
   * in slices; what fails then is told by its name.
   */
  async run(): Promise<readonly Uint8Array[]> {
    try {
      // What a worker leaves that could not be started is for those that have ended meanwhile.
      do throwFirst(await Promise.allSettled(this.#shares.map((share, i) => this.#workOrAbort(share, i))));
      while (this.#again.length > 0 && !this.#isEnough);
      return this.#results.flat();
    } finally {
      void this.#sent.drop(this.#run.pool.coordinator);
    }
  }

  async #workOrAbort(share: Share, i: number): Promise<void> {
    try {
      await this.#work(share, i);
    } catch (error) {
      this.#abort.abort();
      throw error;
    }
  }

  /** Each worker's tasks. */
  #tasks(): readonly (readonly Task[])[] {
    const places = new Map(this.#parts.map((part, at) => [part, at]));
    const shares = this.#run.pool.share(
      this.#parts,
      (part) => part.files[0]?.url ?? part.label,
      ({ bytes }) => bytes,
    );
    return shares.map((share) => {
      const joined = this.#inBatches ? batches(share) : share.map((part) => [part]);
      const placeOf = ([first]: readonly Part[]) => (first && places.get(first)) ?? 0;
      return joined.map((parts) => ({ parts, at: placeOf(parts), cuts: 0, losses: 0 }));
    });
  }

  /** Where the reader may see or be content with the first rows, these are not kept back by others. */
  get #inBatches(): boolean {
    return this.#ready.pass.preview === undefined && this.#ready.pass.enough === undefined;
  }

  get #isEnough(): boolean {
    const { enough } = this.#ready.pass;
    return enough !== undefined && this.#rows >= enough;
  }

  async #work(share: Share, i: number): Promise<void> {
    const { pool } = this.#run;
    const next = () => share.next() ?? this.#again.shift();
    for (let task = next(); task; task = next()) {
      if (this.#isEnough) return;
      if (pool.isBroken(i)) return void this.#again.push(task, ...share.rest());
      await this.#try(task, share, i);
    }
    const member = pool.member(i);
    // The coordinator stays: it holds the notebook's tables.
    if (i === 0 || !member.hasRun) return;
    const heapBytes = await member.heapBytes().catch(() => 0);
    if (heapBytes > LARGEST_HEAP_BYTES) pool.replace(i, member);
  }

  async #try(task: Task, share: Share, i: number): Promise<void> {
    const { pool, files } = this.#run;
    const { pass } = this.#ready;
    const member = pool.member(i);
    const fetchAhead = () => {
      const isStill = () => pool.member(i) === member;
      // A task that cannot be brought fails when it is its turn.
      share.fetchAhead(member, pass.enough !== undefined, isStill).catch(() => undefined);
    };
    try {
      const { asked, fetched } = share.coming(member, task);
      await asked;
      if (this.#inBatches) fetchAhead();
      await fetched;
      fetchAhead();
      const rows = await taskRows(
        member,
        task,
        { files, areKept: this.#areKept, atOnce: this.#inBatches },
        this.#signal,
      );
      const ipc = await member.query(taskSql(pass, rows, this.#filterSql), this.#signal);
      // What is asked next does not wait for it.
      member.trim(share.filesBeside(task)).catch(() => undefined);
      this.#finish(task, ipc);
    } catch (error) {
      // The coordinator is lost with the notebook's tables.
      if (isLost(error) && i === 0) throw error;
      // It may be for want of the memory that they take.
      this.#areKept = false;
      member.rowTables.clear();
      // One that has never run was not lost to the task.
      const isUnstarted = isLost(error) && !member.hasRun;
      this.#again.push(...(isUnstarted ? [task] : smallerTasks(task, error)));
      if (isLost(error)) pool.replace(i, member);
      share.restart();
    } finally {
      share.done(task);
      await dropShipped(pool.member(i), task);
    }
  }

  #finish(task: Task, ipc: Uint8Array): void {
    this.#results[task.at]?.push(ipc);
    this.#bytes += ipc.byteLength;
    this.#rows += tableFromIPC(ipc).numRows;
    if (task.cuts === 0) this.#done += task.parts.length;
    const total = this.#parts.length;
    if (this.#bytes > this.#run.memoryBytes) throw tooLarge(this.#bytes, this.#done, total);
    this.#run.onPart({ done: this.#done, total, rows: this.#rows, ipc });
  }
}

/** What the rows of all files take in memory; endless where they may not be kept. */
function wholeBytes(parts: readonly Part[]): number {
  return parts.flatMap(({ files }) => files).reduce((sum, file) => sum + (file.wholeBytes ?? Infinity), 0);
}

/** The failure that made the others stop, if any; a cancellation counts only where there is nothing else. */
function throwFirst(ends: readonly PromiseSettledResult<void>[]): void {
  const reasons = ends.flatMap((end): unknown[] => (end.status === 'rejected' ? [end.reason] : []));
  const isCancelled = (reason: unknown) => isNotebookError(reason) && reason.failure.kind === 'cancelled';
  const first = reasons.find((reason) => !isCancelled(reason)) ?? reasons[0];
  if (first !== undefined) throw first;
}

function tooLarge(bytes: number, done: number, total: number): NotebookError {
  return new NotebookError({
    kind: 'sql',
    message: `The result grew to ${bytesText(bytes)} after ${done} of ${total} partitions, more than fits in memory.`,
    advice: 'Select fewer columns, add a WHERE or a LIMIT, or aggregate.',
  });
}
