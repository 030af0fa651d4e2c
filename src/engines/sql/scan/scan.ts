import { isNotebookError, NotebookError } from '../../../../workers/wire/notebookError.ts';
import { tableFromIPC } from 'apache-arrow';
import { batches, batchSql } from './batches.ts';
import type { FileBytes } from '../bytes/fileBytes.ts';
import type { Catalogues } from '../bytes/catalogues.ts';
import { sizeText } from './passPlan.ts';
import type { Member } from '../pool/member.ts';
import { SentTables } from './sentTables.ts';
import type { Step } from '../passes/program.ts';
import type { Pool } from '../pool/pool.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';
import type { Part } from '../parts/part.ts';

/** What a pass over the parts of a source needs besides its plan. */
export type ScanRun = {
  readonly pool: Pool;
  readonly catalogues: Catalogues;
  readonly bytes: FileBytes;
  readonly signal: AbortSignal;
  /** Told after each part; `rows` are those that the partial query gave, and `ipc` the part's own. */
  readonly onPart: (progress: { readonly done: number; readonly total: number; readonly rows: number; readonly ipc: Uint8Array }) => void;
  /** Most that the partial results may take together. */
  readonly memoryBytes: number;
};

/** Parts that are read together, or a slice of one that was too large for a worker. `cuts` counts how often it was cut. */
type Task = { readonly parts: readonly Part[]; readonly at: number; readonly cuts: number; readonly losses: number };

/** A task's bytes on their way into a worker: `asked` once their requests are made, `fetched` once they are there. */
type Coming = { readonly asked: Promise<unknown>; readonly fetched: Promise<unknown> };

const MAX_CUTS = 3;
const MAX_LOSSES = 2;
const SLICES = 4;
/** What a worker may have on its way beyond the task that it computes: enough to keep connections busy where each request takes long. */
const AHEAD_BYTES = 48e6;
/** A database whose memory has grown beyond this is replaced when its work is done. */
const LARGEST_HEAP_BYTES = 768 * 2 ** 20;

/**
 * Runs a step's partial query on every part, over the pool; the results as Arrow IPC, in the parts' order. A part whose worker runs out of memory
 * or breaks down is tried again in slices; what fails then is told by its name.
 */
export async function runScan(step: Step, parts: readonly Part[], run: ScanRun): Promise<readonly Uint8Array[]> {
  const results = parts.map((): Uint8Array[] => []);
  const again: Task[] = [];
  const abort = new AbortController();
  const signal = AbortSignal.any([run.signal, abort.signal]);
  let [rows, bytes, done] = [0, 0, 0];
  // Where the reader may see or be content with the first rows, these are not kept back by others.
  const inBatches = step.preview === undefined && step.enough === undefined;
  const places = new Map(parts.map((part, at) => [part, at]));
  const shares = run.pool.share(parts, (part) => part.files[0]?.file.url ?? part.label, (part) => part.bytes).map((share) =>
    (inBatches ? batches(share) : share.map((part) => [part])).map((batch): Task => ({ parts: batch, at: places.get(batch[0]!)!, cuts: 0, losses: 0 })));

  const finish = (task: Task, ipc: Uint8Array): void => {
    results[task.at]!.push(ipc);
    bytes += ipc.byteLength;
    rows += tableFromIPC(ipc).numRows;
    if (task.cuts === 0) done += task.parts.length;
    if (bytes > run.memoryBytes) throw tooLarge(bytes, done, parts.length);
    run.onPart({ done, total: parts.length, rows, ipc });
  };
  const sent = new SentTables(step.sent, run.pool.coordinator);
  const work = async (i: number): Promise<void> => {
    const own = shares[i]!;
    const ahead = new Map<Task, Coming>();
    const comingTo = (member: Member, task: Task): Coming => {
      const known = ahead.get(task) ?? fetchTask(member, task, sent, run, signal);
      ahead.set(task, known);
      return known;
    };
    // The next tasks' bytes come while this one's are awaited and computed: one task after the other, for the workers to take turns at asking.
    const fetchAhead = async (member: Member): Promise<void> => {
      let coming = 0;
      for (const next of [...own]) {
        // Begun meanwhile, or its worker replaced: the next call goes on from there.
        if (!own.includes(next) || run.pool.member(i) !== member) return;
        coming += next.parts.reduce((sum, part) => sum + part.bytes, 0);
        if (next !== own[0] && (coming > AHEAD_BYTES || step.enough !== undefined)) return;
        await comingTo(member, next).asked;
        if (next.parts.some(({ shipped }) => shipped)) return;
      }
    };
    for (let task = own.shift() ?? again.shift(); task; task = own.shift() ?? again.shift()) {
      if (step.enough !== undefined && rows >= step.enough) return;
      const member = run.pool.member(i);
      try {
        const { asked, fetched } = comingTo(member, task);
        await asked;
        if (inBatches) fetchAhead(member).catch(() => undefined);
        await fetched;
        fetchAhead(member).catch(() => undefined);
        const ipc = await member.query(taskSql(step, task, run.catalogues), signal);
        await member.trim([...ahead.keys()].filter((other) => other !== task).flatMap(({ parts }) => parts).flatMap(({ files }) => files.map(({ file }) => run.catalogues.remote(file).name)));
        finish(task, ipc);
      } catch (error) {
        again.push(...smaller(task, error, i));
        if (isLost(error)) run.pool.replace(i);
        ahead.clear();
      } finally {
        ahead.delete(task);
        for (const { table } of task.parts.flatMap(({ shipped = [] }) => shipped)) await run.pool.member(i).query(`DROP TABLE IF EXISTS ${identifier(table)}`).catch(() => undefined);
      }
    }
    // The coordinator stays: it holds the notebook's tables.
    if (i > 0 && (await run.pool.member(i).heapBytes()) > LARGEST_HEAP_BYTES) run.pool.replace(i);
  };
  const ends = await Promise.allSettled(shares.map(async (_, i) => {
    try {
      await work(i);
    } catch (error) {
      abort.abort();
      throw error;
    }
  }));
  void sent.drop(run.pool.coordinator);
  throwFirst(ends);
  return results.flat();
}

/** What to try instead of a task that failed; throws where nothing is left to try. */
function smaller(task: Task, error: unknown, member: number): readonly Task[] {
  const { parts, cuts, losses } = task;
  const lost = isLost(error);
  if (!lost && !isOutOfMemory(error)) throw error;
  // The coordinator is lost with the notebook's tables.
  if (lost && member === 0) throw error;
  if (parts.length > 1) return parts.map((part) => ({ ...task, parts: [part] }));
  const [part] = parts as readonly [Part];
  if (part.slice && cuts < MAX_CUTS && !(lost && losses === 0)) return Array.from({ length: SLICES }, (_, i) => ({ ...task, parts: [part.slice!(i, SLICES)], cuts: cuts + 1 }));
  if (lost && losses < MAX_LOSSES) return [{ ...task, losses: losses + 1 }];
  const failure = isNotebookError(error) ? error.failure : undefined;
  throw new NotebookError({ kind: 'sql', message: `Partition ${part.label} could not be computed: its worker ${lost ? 'broke down' : 'ran out of memory'}, and again on smaller pieces.`, detail: failure?.message, advice: 'Select fewer columns or rows, or aggregate.' }, { cause: error });
}

function isLost(error: unknown): boolean {
  return isNotebookError(error) && error.failure.kind === 'engine-lost';
}

function isOutOfMemory(error: unknown): boolean {
  return isNotebookError(error) && error.failure.kind === 'sql' && /out of memory|malloc of size|Allocation failure/i.test(error.failure.message);
}

/** Starts to bring what a task reads into a worker. */
function fetchTask(member: Member, { parts }: Task, sent: SentTables, { catalogues, bytes }: ScanRun, signal: AbortSignal): Coming {
  const open = async () => {
    await member.ready();
    await sent.to(member);
    for (const { table, ipc } of parts.flatMap(({ shipped = [] }) => shipped)) {
      await member.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
      await member.putTable(table, await ipc());
    }
    return Promise.all(parts.flatMap(({ files }) => files).map(async ({ file, ranges }) => {
      const remote = catalogues.remote(file);
      return { file, remote, missing: await member.openFile(remote, file.held, ranges.map(({ start, end }) => [start, end] as const)) };
    }));
  };
  const opened = open();
  const fetched = opened.then((files) => Promise.all(files.map(({ file, remote, missing }) => bytes.get(file, missing, (piece) => member.fill(remote.name, piece), signal))));
  fetched.catch(() => undefined);
  return { asked: opened, fetched };
}

/** The partial query with the source's table standing for a task's rows. */
function taskSql({ scan, partialSql }: Step, { parts }: Task, catalogues: Catalogues): string {
  const rows = batchSql(parts, (file) => catalogues.remote(file).name);
  return `WITH ${identifier(scan.table)} AS NOT MATERIALIZED (${rows}) ${partialSql}`;
}

/** The failure that made the others stop, if any; a cancellation counts only where there is nothing else. */
function throwFirst(ends: readonly PromiseSettledResult<void>[]): void {
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  const cancelled = (reason: unknown) => isNotebookError(reason) && reason.failure.kind === 'cancelled';
  const first = reasons.find((reason) => !cancelled(reason)) ?? reasons[0];
  if (first !== undefined) throw first;
}

function tooLarge(bytes: number, done: number, total: number): NotebookError {
  return new NotebookError({
    kind: 'sql',
    message: `The result grew to ${sizeText(bytes)} after ${done} of ${total} partitions, more than fits in memory.`,
    advice: 'Select fewer columns, add a WHERE or a LIMIT, or aggregate.',
  });
}
