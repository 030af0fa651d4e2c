import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { Database } from '../../../workers/sql/database.ts';
import { randomQuery, seeded, TEST_COLUMNS } from './testing/randomQuery.ts';
import { SplitRun } from './testing/splitRun.ts';

const PIECES = 5;
const QUERIES = Number(process.env.SKYBOOK_SPLIT_QUERIES ?? 300);
const SEED = Number(process.env.SKYBOOK_SPLIT_SEED ?? 1);

describe.skipIf(!hasExtensions)('a query over partitions', () => {
  let database: Database;
  let pool: SplitRun;
  let id = 0;

  beforeAll(async () => {
    ({ database } = await openNodeDatabase());
    const run = (sql: string) => database.query(++id, sql);
    await run(`CREATE TABLE whole AS SELECT ${TEST_COLUMNS} FROM range(2000) t(i)`);
    // Pieces as a sky's partitions are: of very unequal size, one of them empty.
    for (let i = 0; i < PIECES; i++) await run(`CREATE TABLE sky${i} AS FROM whole WHERE [0, 1, 1, 2, 4][1 + floor(ra / 72)::INTEGER] = ${i}`);
    await run('CREATE TABLE sky AS FROM whole LIMIT 0');
    pool = new SplitRun(database, (await database.describe('FROM sky')).map(({ name }) => name), PIECES);
  }, 60_000);

  /** The rows of the whole table's answer and of the pieces' answer; an error is its message. */
  async function both(sql: string) {
    const whole = await database.query(++id, sql.replaceAll('FROM sky', 'FROM whole')).then(SplitRun.rows, String);
    const pieces = await pool.run(sql).then(({ ipc, gathered }) => ({ rows: SplitRun.rows(ipc), gathered }), (error: unknown) => ({ rows: String(error), gathered: [] }));
    return { whole, ...pieces };
  }

  test(`equals the query over the whole table, for ${QUERIES} random queries`, { timeout: 1_200_000 }, async () => {
    const different: unknown[] = [];
    let split = 0;
    let failed = 0;
    for (let n = 0; n < QUERIES; n++) {
      const { sql, ordered } = randomQuery(seeded(SEED * 1_000_003 + n));
      const { whole, rows, gathered } = await both(sql);
      if (typeof whole === 'string') failed++;
      if (typeof whole === 'string' && typeof rows === 'string') continue;
      if (gathered.length > 0 && gathered.every((why) => why === undefined)) split++;
      if (typeof whole === 'string' || typeof rows === 'string' || !sameRows(whole, rows, ordered)) different.push({ n, sql, gathered, whole: head(whole), rows: head(rows) });
    }
    expect(different).toEqual([]);
    expect(split / QUERIES).toBeGreaterThan(0.7);
    expect(failed / QUERIES).toBeLessThan(0.15);
  });
});

const head = (rows: string | readonly unknown[]) => (typeof rows === 'string' ? rows : rows.slice(0, 3));

/** Whether two results are equal; doubles to a relative 1e-12 of what was added up, without regard to order unless `ordered`. */
function sameRows(a: readonly (readonly unknown[])[], b: readonly (readonly unknown[])[], ordered: boolean): boolean {
  if (a.length !== b.length) return false;
  const key = (row: readonly unknown[]) => row.map((value) => (typeof value === 'number' ? value.toPrecision(9) : String(value))).join('\u0000');
  const sorted = (rows: typeof a) => (ordered ? rows : [...rows].sort((x, y) => (key(x) < key(y) ? -1 : 1)));
  const [left, right] = [sorted(a), sorted(b)];
  return left.every((row, i) => row.every((value, j) => sameValue(value, right[i]![j])));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Object.is(a, b) || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) || Math.abs(a - b) < 1e-9;
}
