import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, afterAll, describe, expect, test } from 'vitest';
import { OURS } from '../../build/fixtures/dataFolders.ts';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openNative } from './testing/nativeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { randomPredicate } from './testing/randomPredicate.ts';
import { seeded } from '../../known/testing/seeded.ts';

const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 80);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);
const native = hasExtensions ? await openNative() : undefined;

describe.skipIf(!native)('conditions over a Parquet file', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder);
  const files = [
    ...readdirSync(OURS.path('parquet')).map((name) => OURS.path('parquet', name)),
    resolve(folder, 'duckdb.parquet'),
  ];
  const tableOf = (file: string) => `t${files.indexOf(file)}`;

  beforeAll(async () => {
    // As DuckDB writes it, with dictionaries and Bloom filters, which want many rows.
    const plain = OURS.path('parquet', 'plain.parquet');
    await native!(
      `COPY (SELECT id + 72 * i AS id, COLUMNS(* EXCLUDE (id)) FROM '${plain}', range(80) AS r(i) ORDER BY id)
       TO '${files.at(-1)!}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`,
    );
    for (const file of files) await native!(`CREATE TABLE ${tableOf(file)} AS FROM '${file}'`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The rows of a condition in a table of a native DuckDB, which has no statistics of files, and in the page. */
  async function both(file: string, where: string) {
    const whole = await native!(`SELECT id FROM ${tableOf(file)} WHERE ${where}`).then(ids, () => 'refused');
    const answer = await run(`SELECT id FROM hats('${pathToFileURL(file).href}') WHERE ${where}`).then(
      ({ rows }) => ids(rows.map(({ id }) => [id])),
      () => 'refused',
    );
    return { whole, answer };
  }

  test(`give the rows that they give of a table, for ${QUERIES} random ones`, { timeout: 900_000 }, async () => {
    const different: unknown[] = [];
    let answered = 0;
    for (let n = 0; n < QUERIES; n++) {
      const random = seeded(SEED * 1_000_003 + n);
      const file = files[Math.floor(random() * files.length)]!;
      const where = randomPredicate(random);
      const { whole, answer } = await both(file, where);
      if (whole !== 'refused') answered++;
      if (String(whole) === String(answer)) continue;
      // NaN, which bounds leave out, is passed over with the rows beside it.
      const nans = await native!(`SELECT id FROM ${tableOf(file)} WHERE isnan(withnan) OR isnan(solid)`).then(ids);
      const lacks = typeof whole !== 'string' && typeof answer !== 'string';
      const missing = lacks ? whole.filter((id) => !answer.includes(id)) : [];
      const isOdd = !lacks || answer.some((id) => !whole.includes(id)) || missing.some((id) => !nans.includes(id));
      if (isOdd)
        different.push({ file, where, whole: String(whole).slice(0, 200), answer: String(answer).slice(0, 200) });
    }
    expect(different).toEqual([]);
    expect(answered / QUERIES).toBeGreaterThan(0.6);
  });

  test.each([
    'x = 0',
    "zero = '-0.0'::DOUBLE",
    'zeros IN (0, 7)',
    'zero IN (SELECT 0.0::DOUBLE)',
    'x = 0.1 + 0.2',
    'x >= 3 * 0.1 AND x <= 0.3',
    'int = 16777217::FLOAT',
    'int >= 16777217::FLOAT',
    "int BETWEEN '5' AND '30'",
    "ubig BETWEEN '1' AND '9223372036854775808'",
    'half >= 1.0000000001 AND half < 2',
    'half <= 0.09997558',
    'ubig >= 9223372036854775808',
    'uint > 2147483648',
    'big = 9007199254740993.0',
    "text > '\ufeffmarj'",
    "text >= '\uffff' AND text < '\u{1f31f}'",
    "text BETWEEN '\uffff' AND '\u{1f31f}'",
    "bytes >= 'a\\xFF'",
    'withnan <= 1e301',
    'solid <= 99',
    'solid BETWEEN 0 AND 99 AND solid <> 3',
    'x = 0.3 - 0.1 - 0.2',
    'withnan BETWEEN -1e301 AND 1e301',
    'marked < 1250',
    'mostly = 1.5',
  ])('%s', async (where) => {
    for (const file of files) {
      const { whole, answer } = await both(file, where);
      expect(answer, file).toEqual(whole);
      expect(whole).not.toBe('refused');
    }
  });
});

function ids(rows: readonly (readonly unknown[])[]): readonly number[] {
  return rows.map(([id]) => Number(id)).sort((a, b) => a - b);
}
