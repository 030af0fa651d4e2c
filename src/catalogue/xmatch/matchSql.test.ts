import { tableFromArrays, tableFromIPC, tableToIPC } from 'apache-arrow';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/sql/database.ts';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { separation, vectorAt } from '../healpix/sphere.ts';
import { matchSql, type MatchSide } from './matchSql.ts';

type Point = readonly [id: number, ra: number, dec: number];

function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** Positions all over the sky, many at both poles, along RA 0, and close together. */
function points(count: number, next: () => number, centres: readonly Point[] = [], spreadDeg = 0.01): readonly Point[] {
  return Array.from({ length: count }, (_, id) => {
    const kind = id % 5;
    if (kind === 0) return [id, 360 * next(), 90 - 0.02 * next()];
    if (kind === 1) return [id, 360 * next(), -90 + 2 * next() ** 3];
    if (kind === 2) return [id, (360 + 0.02 * (next() - 0.5)) % 360, 20 * (next() - 0.5)];
    const at = kind === 3 ? centres[Math.floor(next() * centres.length)] : undefined;
    if (at)
      return [id, at[1] + spreadDeg * (next() - 0.5), Math.max(-90, Math.min(90, at[2] + spreadDeg * (next() - 0.5)))];
    return [id, 360 * next() - 20, (Math.asin(2 * next() - 1) * 180) / Math.PI];
  });
}

describe.skipIf(!hasExtensions)('a cross-match', () => {
  let database: Database;
  let id = 0;
  beforeAll(async () => {
    ({ database } = await openNodeDatabase());
  });

  const side = (table: string, result: string): MatchSide => ({
    rows: table,
    ra: 'ra',
    dec: '"dec"',
    columns: [{ source: 'id', result }],
  });
  const put = async (table: string, rows: readonly Point[]) => {
    await database.query(++id, `DROP TABLE IF EXISTS ${table}`);
    const column = (i: 0 | 1 | 2) => Float64Array.from(rows, (row) => row[i]);
    await database.putTable(
      table,
      tableToIPC(tableFromArrays({ id: column(0), ra: column(1), dec: column(2) }), 'stream'),
    );
  };
  const match = async (radius: number, nearest?: number) => {
    const ipc = await database.query(
      ++id,
      `SELECT a, b, _dist_arcsec AS d FROM (${matchSql(side('l', 'a'), side('r', 'b'), radius, nearest)}) ORDER BY a, d, b`,
    );
    return tableFromIPC(ipc)
      .toArray()
      .map(({ a, b, d }) => ({ a: a as number, b: b as number, d: d as number }));
  };
  const bruteForce = (left: readonly Point[], right: readonly Point[], radius: number, nearest = Infinity) => {
    const targets = right.map(([b, ...to]) => ({ b, to: vectorAt(...to) }));
    return left.flatMap(([a, ...at]) => {
      const from = vectorAt(...at);
      const near = targets
        .map(({ b, to }) => ({ a, b, d: (separation(from, to) * 180 * 3600) / Math.PI }))
        .filter(({ d }) => d <= radius);
      return near.sort((x, y) => x.d - y.d || x.b - y.b).slice(0, nearest);
    });
  };

  test.each([
    [1, 0.0005],
    [30, 0.01],
    [600, 0.2],
    [7200, 3],
    [36000, 30],
    [200_000, 90],
  ])('within %d″ gives the pairs that all distances give, poles and RA 0 included', async (radius, spreadDeg) => {
    const next = random(radius);
    const left = points(260, next);
    const right = points(340, next, left, spreadDeg);
    await put('l', left);
    await put('r', right);
    const expected = bruteForce(left, right, radius);
    const found = await match(radius);
    const pairs = (list: typeof found) => list.map(({ a, b }) => `${a}-${b}`).sort();
    expect(expected.length).toBeGreaterThan(20);
    expect(pairs(found)).toEqual(pairs(expected));
    const nearest = await match(radius, 2);
    expect(pairs(nearest)).toEqual(pairs(bruteForce(left, right, radius, 2)));
    const exact = new Map(expected.map(({ a, b, d }) => [`${a}-${b}`, d]));
    for (const { a, b, d } of found) expect(Math.abs(d - exact.get(`${a}-${b}`)!)).toBeLessThan(1e-6 + radius * 1e-9);
  });

  test('leaves out rows without a position, and finds coincident ones at no distance', async () => {
    await put('l', [
      [1, NaN, 0],
      [2, 10, NaN],
      [3, 359.9999999, 0],
      [4, 123, 90],
      [5, 10, 91],
    ]);
    await put('r', [
      [1, NaN, 0],
      [2, 0, 0],
      [3, 359.9999999, 0],
      [4, 5, 90],
      [5, -0.0000001, 0],
    ]);
    expect((await match(1)).map(({ a, b, d }) => [a, b, Math.round(d * 1e5) / 1e5])).toEqual([
      [3, 3, 0],
      [3, 5, 0],
      [3, 2, 0.00036],
      [4, 4, 0],
    ]);
    expect((await match(0)).map(({ a, b }) => [a, b])).toContainEqual([3, 3]);
  });
});
