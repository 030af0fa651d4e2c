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

/**
 * What was asked, how often something was asked while no answer was awaited, and how often rows were read of Parquet.
 */
type Noted = { readonly calls: string[]; waits: number; unpacked: number };

/** Starts workers whose calls are noted. */
function noting(noted: Noted): StartWorker {
  let open = 0;
  return (onLost) => {
    const lease = startNodeWorker(onLost);
    const get = (worker: SqlWorker, name: string | symbol): unknown => {
      const method: unknown = Reflect.get(worker, name);
      if (typeof name !== 'string' || name === 'then' || typeof method !== 'function') return method;
      return async (...values: readonly unknown[]): Promise<unknown> => {
        noted.calls.push(name);
        if (name === 'query' && /^(?:WITH|CREATE TABLE) .*read_parquet\(\[/.test(String(values[1]))) noted.unpacked++;
        if (open++ === 0) noted.waits++;
        try {
          return await method(...values);
        } finally {
          open--;
        }
      };
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
    const noted: Noted = { calls: [], waits: 0, unpacked: 0 };
    const { calls } = noted;
    const { run } = openEngine(folder, { start: noting(noted) });
    expect((await run(sql)).rows[0]).toMatchObject(row);
    const first = calls.length;
    // What is read is kept as a table.
    expect((await run(sql)).rows[0]).toMatchObject(row);
    expect(noted.unpacked).toBeGreaterThan(0);
    calls.length = noted.waits = noted.unpacked = 0;
    expect((await run(sql)).rows[0]).toMatchObject(row);
    const count = (name: string) => calls.filter((call) => call === name).length;
    expect({ serialize: count('serialize'), deserialize: count('deserialize') }).toEqual({
      serialize: 0,
      deserialize: 0,
    });
    expect(count('describe')).toBeLessThanOrEqual(4);
    expect(calls.length).toBeLessThanOrEqual(20);
    expect(noted.unpacked).toBe(0);
    expect(noted.waits).toBeLessThanOrEqual(11);
    expect(first).toBeGreaterThan(calls.length);
  });

  test('unpacks nothing of files of which all rows are there already, whichever row groups it needs', async () => {
    const noted: Noted = { calls: [], waits: 0, unpacked: 0 };
    const site = resolve(import.meta.dirname, '../../../public');
    const { run } = openEngine(site, { start: noting(noted) });
    const within = (parallax: number) =>
      `SELECT count(*)::INTEGER AS n, min(hip)::INTEGER AS first FROM hats('catalogues/hipparcos') WHERE parallax > ${parallax}`;
    expect((await run(within(-1000))).rows[0]).toMatchObject({ n: 117_955 });
    expect(noted.unpacked).toBeGreaterThan(0);
    noted.unpacked = 0;
    const near = await run(within(100));
    expect(noted.unpacked).toBe(0);
    expect(near.rows).toEqual((await openEngine(site).run(within(100))).rows);
  });
});
