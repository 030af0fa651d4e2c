import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { SqlWorker } from '../../../workers/sql/contract.ts';
import type { StartWorker } from './pool/startSqlWorker.ts';
import { startNodeWorker } from './testing/nodeWorker.ts';
import { openEngine } from './testing/openEngine.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

/** Starts workers whose calls are noted. */
function noting(calls: string[]): StartWorker {
  return (onLost) => {
    const lease = startNodeWorker(onLost);
    const get = (worker: SqlWorker, name: string | symbol): unknown => {
      if (typeof name === 'string' && name !== 'then') calls.push(name);
      return Reflect.get(worker, name);
    };
    return { ...lease, worker: new Proxy(lease.worker, { get }) };
  };
}

describe.skipIf(!hasExtensions)('what a query asks of databases', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const stars = Array.from({ length: 100 }, (_, id): Star => ({ id, ra: 40 + id / 10, dec: 5, mag: id }));
  beforeAll(async () => {
    const { database } = await openNodeDatabase();
    await writeHats(resolve(folder, 'sky'), stars, { mostRows: 1000 }, database);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ["SELECT count(*)::INTEGER AS n FROM hats('sky') WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(45, 5, 1))", { n: 21 }],
    ["SELECT id % 2 AS odd, count(*)::INTEGER AS n FROM hats('sky') GROUP BY 1 ORDER BY 1", { odd: 0n, n: 50 }],
  ])('is little where it is asked again: %s', async (sql, row) => {
    const calls: string[] = [];
    const { run } = openEngine(folder, { start: noting(calls) });
    expect((await run(sql)).rows[0]).toMatchObject(row);
    const first = calls.length;
    calls.length = 0;
    expect((await run(sql)).rows[0]).toMatchObject(row);
    const count = (name: string) => calls.filter((call) => call === name).length;
    expect({ serialize: count('serialize'), deserialize: count('deserialize') }).toEqual({
      serialize: 0,
      deserialize: 0,
    });
    expect(count('describe')).toBeLessThanOrEqual(5);
    expect(calls.length).toBeLessThanOrEqual(24);
    expect(first).toBeGreaterThan(calls.length);
  });
});
