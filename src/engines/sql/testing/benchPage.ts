import { tableFromIPC } from 'apache-arrow';
import { piecesOf } from '../../../../workers/wire/piecesOf.ts';
import type { RunEvent } from '../../../../workers/wire/runEvent.ts';
import { serveParts } from '../../../../workers/wire/serveParts.ts';
import { MIME } from '../../../../workers/wire/shown.ts';
import { analyseSql } from '../../../parse/sql/analyseSql.ts';
import { carryJs } from '../../carryValue.ts';
import { readHttp } from '../../../store/testing/readHttp.ts';
import { SiteParts } from '../../siteParts.ts';
import { readTableIn } from '../../tableReader.ts';
import { SqlEngine } from '../sqlEngine.ts';
import { startSqlWorker } from '../pool/startSqlWorker.ts';

/**
 * What one query took, in all and until its first part was done, and gave: its first row as text, and the longest time
 * without a frame, in ms.
 */
type Timed = {
  readonly ms: number;
  readonly firstMs: number;
  readonly row: string;
  readonly longestFrameMs: number;
  readonly plan: string;
};

const engines = new Map<string, SqlEngine>();

/** Runs a query with `workers` databases, in an engine that stays under the name `key`. */
async function run(siteUrl: string, workers: number, sql: string, key = ''): Promise<Timed> {
  const name = `${workers} ${key}`;
  // The byte store would hide what a first reading costs.
  const parts = partsAt(siteUrl);
  const engine =
    engines.get(name) ??
    new SqlEngine({
      siteUrl,
      start: startSqlWorker(parts),
      readTable: readTableIn(parts),
      carry: async (value) => carryJs(value),
      onLost: () => undefined,
      settings: async () => ({ sqlWorkers: workers }),
      read: readHttp,
      store: Promise.resolve(undefined),
    });
  engines.set(name, engine);
  const text = `-- @allow 40 GB\n${sql}`;
  const events: RunEvent[] = [];
  const frames = watchFrames();
  const from = performance.now();
  let firstMs: number | undefined;
  await engine.run({
    cell: { id: 'c', language: 'sql', text, pinned: true, hidden: false },
    analysis: analyseSql(text, undefined),
    inputs: new Map(),
    signal: new AbortController().signal,
    emit: (event) => {
      if (event.kind === 'progress' && (event.progress.done ?? 0) > 0) firstMs ??= performance.now() - from;
      events.push(event);
    },
  });
  const ms = performance.now() - from;
  const shown = events.flatMap((event) => (event.kind === 'shown' ? [event.shown] : []));
  const last = shown.at(-1)?.tables?.[(shown.at(-1)!.data[MIME.table] as { table: string }).table];
  const row = last
    ? JSON.stringify(tableFromIPC(last.ipc).get(0)?.toJSON(), (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value,
      )
    : '';
  return {
    ms,
    firstMs: firstMs ?? ms,
    row,
    longestFrameMs: frames(),
    plan: String(shown[0]?.data['text/plain'] ?? ''),
  };
}

function partsAt(siteUrl: string): SiteParts {
  const { port1, port2 } = new MessageChannel();
  serveParts(port2, async (path) => piecesOf(await (await fetch(new URL(path, siteUrl))).arrayBuffer()));
  return new SiteParts(port1);
}

function watchFrames(): () => number {
  let [longest, last, on] = [0, performance.now(), true];
  const next = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (on) requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return () => {
    on = false;
    return longest;
  };
}

Object.assign(globalThis, { bench: run });
document.body.dataset.ready = 'yes';
