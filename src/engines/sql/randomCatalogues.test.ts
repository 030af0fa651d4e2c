import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { openNative } from './testing/nativeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { writeRandomCatalogue } from './testing/randomCatalogue.ts';
import { PLACE_MACROS, randomPlaces } from './testing/randomPlaces.ts';
import { randomQuery } from './testing/randomQuery.ts';
import { SKY } from './testing/randomSky.ts';
import { sameTexts } from './testing/sameTexts.ts';

const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 40);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);
const QUERIES_EACH = 10;
/** Of so many queries one is compared in its columns' names and types too. */
const TYPED_EACH = 4;
/** Of so many queries one is answered by rows that are kept in tables, since they were read twice before. */
const KEPT_EACH = Number(process.env.SKYBOOK_KEPT_EACH ?? 4);
const native = hasExtensions ? await openNative() : undefined;

type Rows = readonly (readonly unknown[])[];
type Answer = { readonly rows: Rows; readonly types: readonly string[] } | string;

/** The rows of a query as texts, in its order, and its columns where it `isTyped`; or how it fails. */
async function answerOf(run: (sql: string) => Promise<Rows>, sql: string, isTyped: boolean): Promise<Answer> {
  try {
    await run(`CREATE OR REPLACE TABLE answer AS ${sql}`);
    const rows = await run('SELECT CAST(COLUMNS(*) AS VARCHAR) FROM answer');
    const types = isTyped ? await run('SELECT column_name, column_type FROM (DESCRIBE answer)') : [];
    // The name of a column may be a query's text.
    return { rows, types: types.map((row) => row.join(' ').replaceAll(/hats\('\d+\/(\w+)'\)/g, '$1')) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function same(a: Answer, b: Answer, ordered: boolean): boolean {
  if (typeof a === 'string' || typeof b === 'string') return typeof a === typeof b;
  return String(a.types) === String(b.types) && sameTexts(a.rows, b.rows, ordered);
}

const head = (answer: Answer) =>
  typeof answer === 'string' ? answer : { ...answer, rows: answer.rows.slice(0, 3), count: answer.rows.length };

describe.skipIf(!native)('random queries over random catalogues', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-any-'));
  const { run } = openEngine(folder, { workers: 2 });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Makes two catalogues, which native DuckDB has as tables; gives what they are like. */
  async function writeTwo(name: string, random: () => number): Promise<readonly string[]> {
    for (const table of ['sky', 'field', 'kinds', 'picks', 'nothing']) await native!(`DROP TABLE IF EXISTS ${table}`);
    for (const sql of [...SKY, ...PLACE_MACROS]) await native!(sql);
    const write = (table: string, ra: string, dec: string) =>
      writeRandomCatalogue(native!, random, { folder: resolve(folder, name, table), table, ra, dec });
    return [await write('sky', 'ra', '"dec"'), await write('field', 'fra', 'fdec')];
  }

  test(`give native DuckDB's answers, for ${QUERIES} of them`, { timeout: 7_200_000 }, async () => {
    const different: unknown[] = [];
    let failed = 0;
    for (const sql of SKY.filter((text) => !/TABLE (sky|field)/.test(text))) await run(sql);
    for (let first = 0; first < QUERIES; first += QUERIES_EACH) {
      const like = await writeTwo(String(first), seeded(SEED * 1_000_003 + first));
      const own = async (sql: string) => {
        const { rows } = await run(sql.replaceAll(/\b(sky|field)\b/g, (table) => `hats('${first}/${table}')`));
        return rows.map((row) => Object.values(row));
      };
      for (let n = first; n < Math.min(first + QUERIES_EACH, QUERIES); n++) {
        const random = seeded(SEED * 1_000_003 + 500_000 + n);
        const places = randomPlaces(random, 'g.ra', 'g."dec"');
        const { sql, ordered } = randomQuery(
          random,
          places.map((_, i) => `place${i}`),
        );
        const written = (how: 'adql' | 'native') => sql.replaceAll(/\bplace(\d)\b/g, (_, i) => places[Number(i)]![how]);
        const isTyped = n % TYPED_EACH === 0;
        const whole = await answerOf(native!, written('native'), isTyped);
        for (let i = 0; n % KEPT_EACH === 0 && i < 2; i++) await answerOf(own, written('adql'), false);
        const answer = await answerOf(own, written('adql'), isTyped);
        if (typeof whole === 'string') failed++;
        if (!same(whole, answer, ordered))
          different.push({ n, like, sql: written('adql'), whole: head(whole), answer: head(answer) });
      }
      rmSync(resolve(folder, String(first)), { recursive: true });
    }
    expect(different).toEqual([]);
    expect(failed / QUERIES).toBeLessThan(0.15);
  });
});
