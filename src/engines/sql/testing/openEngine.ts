import { tableFromIPC } from 'apache-arrow';
import { setMaxListeners } from 'node:events';
import { pathToFileURL } from 'node:url';
import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import type { Read } from '../../../catalogue/read.ts';
import { diskRead } from '../../../catalogue/testing/diskRead.ts';
import { analyseSql } from '../../../parse/sql/analyseSql.ts';
import { carryJs } from '../../carryValue.ts';
import { readTableHere } from '../../testing/readTableHere.ts';
import { SqlEngine } from '../sqlEngine.ts';
import type { SqlEngineOptions } from '../sqlEngineOptions.ts';
import { startNodeWorker } from './nodeWorker.ts';

/** Files of this machine by their `file:` address. */
export const readFile: Read = (url, range) => diskRead(decodeURIComponent(url.replace('file://', '')), range);

/** An SQL engine in this thread of Node, for tests, and a way to run a cell in it. */
export function openEngine(
  folder: string,
  { workers: sqlWorkers = 1, ...options }: Partial<SqlEngineOptions> & { readonly workers?: number } = {},
) {
  const engine = new SqlEngine({
    siteUrl: `${pathToFileURL(folder).href}/`,
    carry: async (value) => carryJs(value),
    onLost: () => undefined,
    settings: async () => ({ sqlWorkers }),
    start: startNodeWorker,
    readTable: readTableHere,
    read: readFile,
    ...options,
  });
  async function run(
    text: string,
    output?: string,
    inputs: Readonly<Record<string, unknown>> = {},
    signal = new AbortController().signal,
  ) {
    setMaxListeners(0, signal);
    const events: RunEvent[] = [];
    const analysis = analyseSql(text, output);
    const cell = { id: 'c', language: 'sql', text, output, pinned: true, hidden: false } as const;
    const exports = await engine.run({
      cell,
      analysis,
      inputs: new Map(Object.entries(inputs)),
      signal,
      emit: (event) => events.push(event),
    });
    const shown = events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : [])).at(-1);
    const name = (shown?.data[MIME.table] as { table: string } | undefined)?.table;
    const table = name === undefined ? undefined : shown?.tables?.[name];
    const passes = (shown?.data[MIME.plan] as { passes: readonly Record<string, unknown>[] } | undefined)?.passes ?? [];
    return {
      ...{ exports, table, plan: passes[0], passes, events },
      /** Made when asked for: Arrow's rows refuse some values. */
      get rows() {
        return table
          ? tableFromIPC(table.ipc)
              .toArray()
              .map((row) => row.toJSON() as Record<string, unknown>)
          : [];
      },
    };
  }
  return { engine, run };
}
