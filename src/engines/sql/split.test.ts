import { beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openNative } from './testing/nativeDatabase.ts';
import { randomQuery, seeded, SMALL_TABLES, TEST_COLUMNS } from './testing/randomQuery.ts';
import { sameTexts } from './testing/sameTexts.ts';
import { SplitRun } from './testing/splitRun.ts';

const PIECES = 6;
const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 400);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);
const native = hasExtensions ? await openNative() : undefined;
// Pieces as a sky's partitions are: of very unequal size, one of them empty, one of a single row.
const PIECE = 'CASE WHEN id = 9007199254796426 THEN 5 ELSE [0, 1, 1, 2, 4][1 + floor(ra / 72)::INTEGER] END';

describe.skipIf(!hasExtensions || !native)('a query over partitions, beside native DuckDB', () => {
  let pool: SplitRun;

  beforeAll(async () => {
    const { database } = await openNodeDatabase();
    let id = 0;
    const run = (sql: string) => database.query(++id, sql);
    const make = `CREATE TABLE sky AS SELECT ${TEST_COLUMNS} FROM range(2000) t(i)`;
    for (const sql of [make, ...SMALL_TABLES]) await native!(sql);
    for (const sql of [make, ...SMALL_TABLES]) await run(sql);
    for (let i = 0; i < PIECES; i++) await run(`CREATE TABLE sky${i} AS FROM sky WHERE ${PIECE} = ${i}`);
    await run('DELETE FROM sky');
    pool = new SplitRun(database, (await database.describe('FROM sky')).map(({ name }) => name), PIECES);
  }, 60_000);

  /** The rows of native DuckDB's answer and of the pieces' answer, as texts; an error is its message. */
  async function both(sql: string) {
    const whole = await native!(texts(sql)).catch(String);
    const pieces = await pool.run(sql, texts).then(({ ipc, gathered }) => ({ rows: SplitRun.rows(ipc), gathered }), (error: unknown) => ({ rows: String(error), gathered: [] }));
    return { whole, ...pieces };
  }

  test(`gives native DuckDB's answer, for ${QUERIES} random queries`, { timeout: 3_600_000 }, async () => {
    const different: unknown[] = [];
    let [split, failed] = [0, 0];
    for (let n = 0; n < QUERIES; n++) {
      const { sql, ordered } = randomQuery(seeded(SEED * 1_000_003 + n));
      const { whole, rows, gathered } = await both(sql);
      if (typeof whole === 'string') failed++;
      if (typeof whole === 'string' && typeof rows === 'string') continue;
      if (gathered.length > 0 && gathered.every((why) => why === undefined)) split++;
      if (typeof whole === 'string' || typeof rows === 'string' || !sameTexts(whole, rows, ordered)) different.push({ n, sql, gathered, whole: head(whole), rows: head(rows) });
    }
    expect(different).toEqual([]);
    expect(split / QUERIES).toBeGreaterThan(0.7);
    expect(failed / QUERIES).toBeLessThan(0.15);
  });
});

/** A query for the values of another as texts, in its order: the two databases' own clients show some types differently. */
function texts(sql: string): string {
  return `SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (${sql}) AS answer`;
}

const head = (rows: string | readonly unknown[]) => (typeof rows === 'string' ? rows : rows.slice(0, 3));
