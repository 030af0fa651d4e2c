import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import type { ReadSettings } from '../readSettings.ts';
import { startNodeWorker } from './testing/nodeWorker.ts';
import { openEngine } from './testing/openEngine.ts';

type Settings = Awaited<ReturnType<ReadSettings>>;

const folder = resolve(import.meta.dirname, '../../../public');
const ALL = "FROM hats('catalogues/hipparcos')";

describe.skipIf(!hasExtensions)('what the reader sets', () => {
  test('as workers counts when the engine starts', async () => {
    let settings: Settings = { sqlWorkers: 3 };
    let started = 0;
    const { run } = openEngine(folder, {
      settings: async () => settings,
      start: (onLost) => (started++, startNodeWorker(onLost)),
    });
    await run('SELECT 1');
    settings = { sqlWorkers: 5 };
    await run('SELECT 2');
    expect(started).toBe(3);
  });

  test("as the size above which a query asks counts from the next query on, after a cell's own word", async () => {
    let settings: Settings = { sqlWorkers: 1, askAboveBytes: 1e6 };
    const { run } = openEngine(folder, { settings: async () => settings });
    await expect(run(ALL)).rejects.toMatchObject({
      failure: { message: expect.stringContaining('at most 1.0 MB') as string, elsewhere: 'script' },
    });
    settings = { ...settings, hasJupyter: true };
    await expect(run(ALL)).rejects.toMatchObject({ failure: { elsewhere: 'server' } });
    expect((await run(`-- @allow 20 MB\n${ALL}`)).table?.totalRows).toBe(117955);
    settings = { sqlWorkers: 1 };
    expect((await run(ALL)).table?.totalRows).toBe(117955);
  });
});
