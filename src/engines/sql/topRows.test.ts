import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { ODD_FILES, ODD_GROUPS, writeOddFiles } from './testing/oddFiles.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';
import { randomTop } from './testing/randomTop.ts';

const QUERIES = Number(process.env.SKYBOOK_QUERIES ?? 60);
const SEED = Number(process.env.SKYBOOK_SEED ?? 1);

describe.skipIf(!hasExtensions)('the first rows by a column', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  const { run } = openEngine(folder, { workers: 2 });
  let sky = '';

  beforeAll(async () => {
    sky = await writeOddFiles(folder, await openWriter());
    await run(`CREATE TABLE whole AS FROM ${sky}`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function textsOf(sql: string): Promise<readonly string[]> {
    await run(sql, 'answer');
    const { table } = await run('SELECT CAST(COLUMNS(*) AS VARCHAR) FROM answer');
    return tableFromIPC(table!.ipc)
      .toArray()
      .map((row) => JSON.stringify(row));
  }

  test(`are those of the whole table, for ${QUERIES} random queries`, { timeout: 300_000 }, async () => {
    const random = seeded(SEED);
    const different: unknown[] = [];
    for (let n = 0; n < QUERIES; n++) {
      const sql = randomTop(random);
      const answers = [];
      for (const from of [sky, 'whole'])
        answers.push(await textsOf(sql.replace('FROM sky', `FROM ${from}`)).catch(String));
      const [here, there] = answers;
      if (JSON.stringify(here) !== JSON.stringify(there))
        different.push({ sql, here: here?.slice(0, 3), there: there?.slice(0, 3) });
    }
    expect(different).toEqual([]);
  });

  test('are read of the row groups alone that can hold them, and the plan says so', async () => {
    const groupsOf = async (sql: string) => (await run(sql)).plan?.rowGroups;
    expect(await groupsOf(`SELECT id, name FROM ${sky} ORDER BY apart LIMIT 10`)).toBe(1);
    expect(await groupsOf(`SELECT id, name FROM ${sky} ORDER BY apart DESC LIMIT 3`)).toBe(ODD_FILES * ODD_GROUPS);
    expect(await groupsOf(`SELECT id, name FROM ${sky} ORDER BY id DESC LIMIT 3000`)).toBe(2);
    expect(await groupsOf(`SELECT id, name FROM ${sky} ORDER BY mixed, id LIMIT 4`)).toBeLessThanOrEqual(5);
    // Of conditions no bound tells which rows fulfil them.
    expect(await groupsOf(`SELECT id FROM ${sky} WHERE few = 1 ORDER BY apart LIMIT 10`)).toBe(ODD_FILES * ODD_GROUPS);
  });

  test('are those without a value where these come first', async () => {
    const { rows } = await run(`SELECT id, gaps FROM ${sky} ORDER BY gaps NULLS FIRST, id LIMIT 2`);
    expect(rows).toEqual([7n, 507n].map((id) => ({ id, gaps: null })));
  });

  test('are others where a cell has set another order', async () => {
    await run("SET default_null_order = 'nulls_first'");
    try {
      const { rows } = await run(`SELECT holed FROM ${sky} ORDER BY holed LIMIT 2`);
      expect(rows).toEqual([{ holed: null }, { holed: null }]);
    } finally {
      await run("SET default_null_order = 'nulls_last'");
    }
  });
});
