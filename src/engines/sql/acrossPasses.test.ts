import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';

describe.skipIf(!hasExtensions)('what goes from partitions to the result', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-across-'));
  const { run } = openEngine(folder);

  beforeAll(async () => {
    const database = await openWriter();
    for (const [i, part] of [4, 5].entries()) {
      const file = resolve(folder, `stars/dataset/Norder=0/Dir=0/Npix=${part}.parquet`);
      mkdirSync(resolve(file, '..'), { recursive: true });
      await database.query(
        i,
        `COPY (SELECT i + ${10 * i} AS id, i::UTINYINT AS u, i / 2.0 AS f, {'id': i} AS s FROM range(10) AS rows(i)) TO '${file}' (FORMAT parquet)`,
      );
    }
    writeFileSync(resolve(folder, 'stars/hats.properties'), 'obs_collection=stars\ndataproduct_type=object\n');
    writeFileSync(resolve(folder, 'stars/partition_info.csv'), 'Norder,Npix\n0,4\n0,5\n');
    await run('CREATE TABLE mine AS SELECT i AS id, i % 3 AS n FROM range(5, 25) AS rows(i)');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['u::BIT', '00000011'],
    ['[u::BIT]', '[00000011]'],
    ["{'a': u::BIT}", "{'a': 00000011}"],
    ["TIMETZ '12:00:00+02'", '12:00:00+02'],
    ['u::UHUGEINT + 340282366920938463463374607431768211452', '340282366920938463463374607431768211455'],
    ['u::BIGNUM', '3'],
  ])('%s keeps its value and its type, gathered and grouped', async (expression, value) => {
    await run(`SELECT ${expression} AS v FROM hats('stars') WHERE id = 3`, 'gathered');
    await run(`SELECT ${expression} AS v, count(*) AS n FROM hats('stars') WHERE u = 3 GROUP BY 1`, 'grouped');
    await run(`SELECT ${expression} AS v FROM (SELECT 3::UTINYINT AS u)`, 'plain');
    const { rows } = await run(
      'SELECT g.v::VARCHAR AS a, h.v::VARCHAR AS b, h.n::INTEGER AS n, typeof(g.v) = typeof(p.v) AND typeof(h.v) = typeof(p.v) AS same FROM gathered g, grouped h, plain p',
    );
    expect(rows).toEqual([{ a: value, b: value, n: 2, same: true }]);
  });

  test.each([
    "SELECT count(*)::INTEGER AS n FROM mine AS f WHERE EXISTS (SELECT 1 FROM hats('stars') AS g WHERE g.id = f.id)",
    "SELECT count(g)::INTEGER AS n FROM mine AS f LEFT JOIN LATERAL (SELECT g.id AS g FROM hats('stars') AS g WHERE g.id = f.id) AS q ON true",
    "SELECT count(*)::INTEGER AS n FROM mine AS f WHERE (SELECT max(u) FROM hats('stars') AS g WHERE g.id = f.id) IS NOT NULL",
  ])('a table around a query may be called as a column of the catalogue in it: %s', async (sql) => {
    expect((await run(sql)).rows).toEqual([{ n: 15 }]);
  });

  test.each([
    "SELECT (SELECT max(id) FROM hats('stars')), 1",
    "SELECT id IN (SELECT id FROM hats('stars') WHERE id < 3) FROM hats('stars')",
    "WITH few AS (SELECT id FROM hats('stars') ORDER BY id LIMIT 3) SELECT (SELECT count(*) FROM few), max(id) FROM few",
    "SELECT EXISTS (SELECT 1 FROM hats('stars') WHERE id = 1)",
    "SELECT * FROM (SELECT (SELECT min(id) FROM hats('stars')) + 1)",
  ])('no name of ours stands over a column: %s', async (sql) => {
    const { table } = await run(sql);
    expect(table!.columns.map(({ name }) => name).join()).not.toMatch(/skybook/);
  });

  test('a page in the place of a file is told as one', async () => {
    writeFileSync(resolve(folder, 'login.csv'), '\n<!DOCTYPE html>\n<html><body>Sign in, 1, 2</body></html>\n');
    await expect(run(`FROM 'file://${folder}/login.csv'`)).rejects.toMatchObject({
      failure: { kind: 'fetch', message: expect.stringContaining('is a web page (HTML)') as unknown },
    });
  });

  test.each([
    ['gaiadr3.gaia_source', '-- @tap https://gea.esac.esa.int/tap-server/tap'],
    ['dp1.Object', '-- @tap https://data.lsst.cloud/api/tap'],
    ['TAP_UPLOAD.mine', 'FROM stars'],
  ])('a table of an archive is told how it is asked for: %s', async (name, advice) => {
    await expect(run(`SELECT * FROM ${name}`)).rejects.toMatchObject({
      failure: { kind: 'sql', advice: expect.stringContaining(advice) as unknown },
    });
  });
});
