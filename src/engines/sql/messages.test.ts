import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SqlWorker } from '../../../workers/sql/contract.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { StartWorker } from './pool/startSqlWorker.ts';
import { startNodeWorker } from './testing/nodeWorker.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { writeHats } from './testing/writeHats.ts';

const WORKERS = 2;
/** Those that each worker is asked at most for its share of a catalogue. */
const TASKS = 4;

describe.skipIf(!hasExtensions)('messages to SQL workers', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const sent = new Map<string, number>();
  const start: StartWorker = (onLost) => {
    const lease = startNodeWorker(onLost);
    const get = (worker: SqlWorker, method: keyof SqlWorker) => {
      sent.set(method, (sent.get(method) ?? 0) + 1);
      return Reflect.get(worker, method) as unknown;
    };
    return { ...lease, worker: new Proxy(lease.worker, { get }) };
  };
  const { run } = openEngine(folder, { workers: WORKERS, start });
  beforeAll(async () => {
    const rows = Array.from({ length: 400 }, (_, id) => ({
      ...{ id, ra: (360 * id) / 400, dec: 80 * Math.sin(id), mag: id / 20 },
    }));
    await writeHats(resolve(folder, 'stars'), rows, { mostRows: 10 }, await openWriter());
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('files of a task are opened by one, and no byte that a worker has is sent to it again', async () => {
    const sql = "SELECT count(*) AS n, avg(mag) AS m FROM hats('stars')";
    const first = await run(sql);
    expect(first.plan?.partitions).toBeGreaterThan(4 * WORKERS * TASKS);
    sent.clear();
    expect((await run(sql)).rows).toEqual(first.rows);
    expect(sent.get('fillFile')).toBeUndefined();
    // One more makes the table that stands for the catalogue.
    expect(sent.get('openFiles')).toBeLessThanOrEqual(WORKERS * TASKS + 1);
    expect([...sent.values()].reduce((sum, count) => sum + count, 0)).toBeLessThan(60);
  });
});
