import { tableFromIPC } from 'apache-arrow';
import type { Provenance } from '../../../../workers/wire/provenance.ts';
import type { Table } from '../../../../workers/wire/table.ts';
import { joinBytes } from '../../../../workers/wire/joinBytes.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import type { JupyterLine } from '../../../parse/jupyterLine.ts';
import type { Carry, Job } from '../../engine.ts';
import type { Elsewhere } from '../../jupyter/elsewhere.ts';
import type { WrittenOrNot } from '../written/writeCells.ts';
import { inputTable } from '../tables/inputTable.ts';

/** What running a cell on the reader's Jupyter server needs beside its job. */
export type ElsewhereRun = {
  readonly elsewhere: Elsewhere | undefined;
  readonly carry: Carry;
  readonly written: WrittenOrNot;
  readonly sources: readonly Provenance[];
};

/** Runs a written cell on the reader's Jupyter server; its result, nothing where it has none. */
export async function runElsewhere(
  job: Job,
  { engine, unknown }: JupyterLine,
  { elsewhere, carry, written, sources }: ElsewhereRun,
): Promise<Table | undefined> {
  if (unknown.length > 0)
    throw new NotebookError({
      kind: 'sql',
      message: `${unknown.join(' ')} means nothing in this line`,
      advice: 'After @jupyter may stand  dask  or  spark ; the server is the one of your Settings.',
      line: 1,
    });
  if ('failure' in written) throw new NotebookError(written.failure);
  if (!elsewhere) throw new NotebookError({ kind: 'sql', message: 'This page has no way to a Jupyter server.' });
  const { cell, constants } = written;
  const sent = new Map<string, Uint8Array>();
  const tables: string[] = [];
  for (const [name, value] of job.inputs) {
    if (Object.hasOwn(constants, name)) continue;
    sent.set(`table ${name}`, inputTable(name, await carry(value)).ipc);
    tables.push(name);
  }
  job.onTaken?.();
  sent.set('cell', new TextEncoder().encode(JSON.stringify({ cell, constants, tables })));
  const pieces: Uint8Array[] = [];
  let by = '';
  const host = await elsewhere.run({ sent, does: { work: 'query', given: [engine] } }, 'sql', {
    signal: job.signal,
    onProgress: (progress) => job.emit({ kind: 'progress', progress }),
    onStream: (stream, text) => job.emit({ kind: 'stream', stream, text }),
    onShown: () => undefined,
    onTold: ({ data: { kind, label, done, total, words }, bytes }) => {
      if (kind === 'progress')
        job.emit({
          kind: 'progress',
          progress: {
            label: `${String(label)}, on your Jupyter server`,
            done: Number(done),
            total: Number(total),
            unit: 'partitions',
          },
        });
      if (kind === 'by') by = String(words);
      if (kind === 'piece' && bytes) pieces.push(bytes);
    },
  });
  if (!cell.result) return undefined;
  const ipc = joinBytes(pieces);
  const rows = tableFromIPC(ipc).numRows;
  return {
    ...{ ipc, rows, totalRows: rows, columns: cell.result.columns, sources },
    warnings: [`Computed by ${by} at ${host}.`],
  };
}
