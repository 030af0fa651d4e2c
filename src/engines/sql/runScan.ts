import { tableFromIPC } from 'apache-arrow';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { Catalogues } from './catalogues.ts';
import type { Member } from './member.ts';
import type { Step } from './planQuery.ts';
import type { Pool } from './pool.ts';
import { identifier } from './quoted.ts';
import type { Part } from './sources/source.ts';
import { sizeText } from './cellPlan.ts';

/** What a pass over the partitions needs besides its plan. */
export type ScanRun = {
  readonly pool: Pool;
  readonly catalogues: Catalogues;
  readonly signal: AbortSignal;
  /** Told after each partition. */
  readonly onDone: (done: number, total: number) => void;
  /** Most that the partial results may take together. */
  readonly memoryBytes: number;
};

/** Runs a step's partial query on every part, over the pool; the results as Arrow IPC, in the parts' order. */
export async function runScan(step: Step, parts: readonly Part[], run: ScanRun): Promise<readonly Uint8Array[]> {
  const results = new Map<Part, Uint8Array>();
  const abort = new AbortController();
  const signal = AbortSignal.any([run.signal, abort.signal]);
  let rows = 0;
  let bytes = 0;
  const work = async (member: Member, own: readonly Part[]): Promise<void> => {
    let ready = own[0] && fetchPart(member, own[0], run, signal);
    for (const [i, part] of own.entries()) {
      await ready;
      if (step.enough !== undefined && rows >= step.enough) return;
      // The next partition's bytes come while this one is computed.
      const next = own[i + 1];
      ready = next && fetchPart(member, next, run, signal);
      ready?.catch(() => undefined);
      const ipc = await member.query(partSql(step, part, run.catalogues), signal);
      for (const { table } of part.shipped ?? []) await member.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
      results.set(part, ipc);
      bytes += ipc.byteLength;
      if (bytes > run.memoryBytes) throw tooLarge(bytes, results.size, parts.length);
      if (step.enough !== undefined) rows += tableFromIPC(ipc).numRows;
      run.onDone(results.size, parts.length);
    }
  };
  const shares = run.pool.share(parts, (part) => part.files[0]?.file.url ?? part.label, (part) => part.bytes);
  const ends = await Promise.allSettled(run.pool.members.map(async (member, i) => {
    try {
      await work(member, shares[i]!);
    } catch (error) {
      abort.abort();
      throw error;
    }
  }));
  throwFirst(ends);
  return parts.flatMap((part) => results.get(part) ?? []);
}

async function fetchPart(member: Member, part: Part, { catalogues }: ScanRun, signal: AbortSignal): Promise<void> {
  for (const { table, ipc } of part.shipped ?? []) {
    await member.query(`DROP TABLE IF EXISTS ${identifier(table)}`);
    await member.putTable(table, await ipc());
  }
  await Promise.all(part.files.map(async ({ file, ranges }) => {
    const remote = catalogues.remote(file);
    await member.openFile(remote, file.held);
    await member.prefetch(remote.name, ranges.map(({ start, end }) => [start, end] as const), signal);
  }));
}

/** The partial query with the source's table standing for one part's rows. */
function partSql({ scan, partialSql }: Step, part: Part, catalogues: Catalogues): string {
  const rows = part.rowsSql((file) => catalogues.remote(file).name);
  return `WITH ${identifier(scan.table)} AS NOT MATERIALIZED (${rows}) ${partialSql}`;
}

/** The failure that made the others stop, if any; a cancellation counts only where there is nothing else. */
function throwFirst(ends: readonly PromiseSettledResult<void>[]): void {
  const reasons = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  const cancelled = (reason: unknown) => (reason as { failure?: { kind?: string } }).failure?.kind === 'cancelled';
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
