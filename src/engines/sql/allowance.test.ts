import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions, openNodeDatabase } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { serveFolder } from './testing/fileServer.ts';
import { openEngine } from './testing/openEngine.ts';
import { writeHats, type Star } from './testing/writeHats.ts';

const ROWS = 40_000;

describe.skipIf(!hasExtensions)('what a cell may fetch', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
  let server: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    const { database } = await openNodeDatabase();
    const random = seeded(3);
    const star = (id: number): Star => ({ id, ra: 40 + random(), dec: 5 + random(), mag: 20 * random() });
    const stars = Array.from({ length: ROWS }, (_, id) => star(id));
    for (const name of ['one', 'two']) await writeHats(resolve(folder, name), stars, { mostRows: ROWS }, database);
    server = await serveFolder(folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** The answer to a cell in an engine that knows nothing yet, and the bytes that were sent for it. */
  async function asked(text: string, askAboveBytes: number) {
    const { run } = openEngine(folder, { read: readHttp, settings: async () => ({ sqlWorkers: 1, askAboveBytes }) });
    server.served.splice(0);
    const cell = text.replaceAll(/hats\('(\w+)'\)/g, `hats('${server.url}$1')`);
    const outcome = await run(cell).then(
      ({ rows }) => ({ rows, failure: undefined }),
      (error: { readonly failure?: object }) => ({ rows: [], failure: error.failure }),
    );
    return { ...outcome, bytes: server.served.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  const sum = (column: string, of: string) => `SELECT sum(${column}) AS s FROM hats('${of}')`;

  test('counts all its statements, catalogues and passes, and each byte once', async () => {
    const { bytes } = await asked(sum('mag', 'one'), 1e9);
    const allowed = 1.6 * bytes;
    expect(bytes).toBeGreaterThan(5 * ROWS);
    const twice = [
      `${sum('mag', 'one')}; ${sum('dec', 'one')}`,
      `CREATE TABLE a AS ${sum('ra', 'two')}; ${sum('mag', 'one')}`,
      `SELECT count(*) AS n FROM hats('one') AS a JOIN hats('two') AS b ON a.mag = b.mag`,
    ];
    for (const text of twice) {
      const refused = await asked(text, allowed);
      expect(refused.failure, text).toMatchObject({
        message: expect.stringContaining('without your word a cell fetches at most') as unknown,
        remedy: { firstLine: '-- @allow 1 MB' },
      });
      expect(refused.bytes).toBeLessThanOrEqual(allowed);
      expect((await asked(`-- @allow 1 MB\n${text}`, allowed)).failure, text).toBeUndefined();
    }
    const once = `${sum('mag', 'one')}; ${sum('mag', 'one')} UNION ALL ${sum('mag + 1', 'one')}`;
    expect(await asked(once, allowed)).toMatchObject({ failure: undefined });
  });
});
