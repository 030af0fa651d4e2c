import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import type { RunEvent } from '../../../workers/wire/runEvent.ts';
import { startNodeWorker } from './testing/nodeWorker.ts';
import { openEngine } from './testing/openEngine.ts';
import type { StartWorker } from './pool/startSqlWorker.ts';

const folder = resolve(import.meta.dirname, '../../../public');
const COUNT = "SELECT count(*)::INTEGER AS n, max(parallax) AS best FROM hats('catalogues/hipparcos')";
const ANSWER = [{ n: 117955, best: 796.92 }];

/** Workers of which each asks `fault` before it reads a partition. */
function faulty(fault: (worker: number, sql: string, lease: ReturnType<StartWorker>) => void): StartWorker {
  let count = 0;
  return (onLost) => {
    const own = count++;
    const lease = startNodeWorker(onLost);
    const query = (id: number, sql: string) => {
      if (/^(?:WITH|CREATE TABLE) .*(?:read_parquet\(\[|__skybook_rows)/s.test(sql)) fault(own, sql, lease);
      return lease.worker.query(id, sql);
    };
    return {
      ...lease,
      worker: new Proxy(lease.worker, {
        get: (target, name) => (name === 'query' ? query : (Reflect.get(target, name) as unknown)),
      }),
    };
  };
}

const outOfMemory = () =>
  new NotebookError({
    kind: 'sql',
    message: 'Out of Memory Error: could not allocate block of size 256.0 KiB (1.0 GiB/1.0 GiB used)',
  });

describe.skipIf(!hasExtensions)('a pass over partitions', () => {
  test('goes on when a worker breaks down, and the tables of other cells stay', async () => {
    let broken = 0;
    const { run } = openEngine(folder, {
      workers: 2,
      start: faulty((worker, _sql, lease) => {
        if (worker === 1 && broken++ === 0) lease.end();
      }),
    });
    await run('SELECT 42 AS x', 'kept');
    expect((await run(COUNT)).rows).toEqual(ANSWER);
    expect(broken).toBeGreaterThan(0);
    expect((await run('FROM kept')).rows).toEqual([{ x: 42 }]);
  });

  test('goes on with the others where a worker cannot be started', async () => {
    let started = 0;
    const { run } = openEngine(folder, {
      workers: 2,
      start: (onLost) => {
        const lease = startNodeWorker(onLost);
        if (started++ === 0) return lease;
        lease.end();
        return lease;
      },
    });
    const { rows, events } = await run(COUNT);
    expect(rows).toEqual(ANSWER);
    expect(started).toBeLessThanOrEqual(1 + 3 + 3);
    const labels = events.flatMap((event) => (event.kind === 'progress' ? [event.progress.label] : []));
    expect(labels.at(-1)).toContain('1 of 2 SQL workers did not start');
  });

  test('leaves no worker whose memory has grown, since it would never shrink', async () => {
    let started = 0;
    const { run } = openEngine(folder, {
      workers: 2,
      start: (onLost) => {
        started++;
        const lease = startNodeWorker(onLost);
        const heapBytes = async () => 1e9;
        return {
          ...lease,
          worker: new Proxy(lease.worker, {
            get: (target, name) => (name === 'heapBytes' ? heapBytes : (Reflect.get(target, name) as unknown)),
          }),
        };
      },
    });
    await run('SELECT 42 AS x', 'kept');
    expect((await run(COUNT)).rows).toEqual(ANSWER);
    expect(started).toBe(3);
    expect((await run(COUNT)).rows).toEqual(ANSWER);
    expect((await run('FROM kept')).rows).toEqual([{ x: 42 }]);
  });

  test('is tried in slices where a worker has not the memory for a partition', async () => {
    let slices = 0;
    const { run } = openEngine(folder, {
      start: faulty((_worker, sql) => {
        if (!sql.includes('file_row_number')) throw outOfMemory();
        slices++;
      }),
    });
    expect((await run(COUNT)).rows).toEqual(ANSWER);
    expect(slices).toBe(24 * 4);
  });

  test('that cannot be computed at all names the partition', async () => {
    const { run } = openEngine(folder, {
      start: faulty(() => {
        throw outOfMemory();
      }),
    });
    await expect(run(COUNT)).rejects.toMatchObject({
      failure: {
        kind: 'sql',
        message: expect.stringMatching(/^Partition Norder=\d+\/Npix=\d+ could not be computed/) as unknown,
      },
    });
    await expect(run('SELECT 1 AS a')).resolves.toMatchObject({ rows: [{ a: 1 }] });
  });

  test('stops long before it would end, and the next query runs', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const { run } = openEngine(folder, {
      workers: 2,
      start: faulty((_worker, sql) => {
        if (sql.includes('sin')) begin();
      }),
    });
    await run(COUNT);
    const controller = new AbortController();
    const running = run(
      "SELECT sum(sin(a.hip * b.range)) AS s FROM hats('catalogues/hipparcos') a, range(3000000) b WHERE a.parallax > 20",
      undefined,
      {},
      controller.signal,
    );
    const failed = expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    await begun;
    controller.abort();
    await failed;
    expect((await run('SELECT 1 AS a')).rows).toEqual([{ a: 1 }]);
  });

  test('tells its progress by partition and its first rows while it runs, and before them its plan where that takes long', async () => {
    const { run } = openEngine(folder);
    const { events, rows } = await run("SELECT hip, parallax FROM hats('catalogues/hipparcos') WHERE parallax > 10");
    const of = <K extends RunEvent['kind']>(kind: K) =>
      events.filter((event): event is Extract<RunEvent, { kind: K }> => event.kind === kind);
    const shown = of('shown').map(({ shown: { data, tables } }) => ({
      text: data['text/plain'],
      rows: tables?.result?.rows,
      warnings: tables?.result?.warnings,
    }));
    const [first, second] = shown;
    const preview = first?.text === undefined ? first : second;
    if (preview === second) expect(first?.text).toMatch(/24 of 24 partitions.*\n.*columns hip, parallax\n.*requests/s);
    expect(preview?.warnings).toEqual(['The first rows; more are being read.']);
    expect(shown.at(-1)!.rows).toBe(Math.min(10_000, rows.length));
    expect(of('progress').map(({ progress }) => progress.done)).toEqual(expect.arrayContaining([1, 12, 24]));
  });
});
