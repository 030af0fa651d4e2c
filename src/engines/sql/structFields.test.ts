import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';

/** Rows of which `ra` and `dec` lie near 10 and 20, and the fields of `s` with the same names near 310 and -20. */
const ROWS =
  'SELECT i AS id, 10 + i / 1e6 AS ra, 20 + i / 1e6 AS dec, {ra: 310 + i / 1e6, dec: -20.0::DOUBLE} AS s FROM range(9000) AS t(i)';

describe.skipIf(!hasExtensions)('a struct’s field beside a column of its name', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const file = resolve(folder, 'a.parquet');
  const { run } = openEngine(folder);
  beforeAll(async () => {
    const database = await openWriter();
    await database.query(1, `COPY (${ROWS}) TO '${file}' (FORMAT parquet, ROW_GROUP_SIZE 2048)`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const ask = async (where: string, items: string) => {
    const answer = await run(`SELECT ${items} FROM hats('${pathToFileURL(file).href}') AS t WHERE ${where}`);
    return { rows: answer.rows, groups: Number(answer.plan?.rowGroups) };
  };
  const count = 'count(*)::INTEGER AS n';
  // Which needs all rows at once.
  const gathered = 'count(*)::INTEGER AS n, list(id ORDER BY id DESC)[1]::INTEGER AS last, mode(id) IS NULL AS none';

  test.each([
    ['s.ra > 300', 9000],
    ['t.s.ra > 300', 9000],
    ['s.ra BETWEEN 310 AND 311', 9000],
    ['s.dec IN (-20)', 9000],
    ['s.ra < 300', 0],
    ['CONTAINS(POINT(s.ra, s.dec), CIRCLE(310, -20, 1))', 9000],
    ['s.ra > 300 AND ra < 10.001', 1000],
    ['t.ra > 300', 0],
    ['T.ra < 10.001 AND t.s.ra > 300', 1000],
  ])('has its own values in %s', async (where, n) => {
    expect((await ask(where, count)).rows).toEqual([{ n }]);
    expect((await ask(where, gathered)).rows).toMatchObject([{ n }]);
  });

  test('a column behind its table’s name still tells which rows to read', async () => {
    for (const where of ['ra < 10.001', 't.ra < 10.001'])
      for (const items of [count, gathered]) expect((await ask(where, items)).groups).toBe(1);
  });
});
