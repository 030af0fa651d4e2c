import { readTableHere } from '../testing/readTableHere.ts';
import { tableFromIPC } from 'apache-arrow';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { withTemporaries, type Run } from './answer/run.ts';
import { LocalFiles } from '../localFiles.ts';
import { reachBy } from './reach.ts';
import { Pool } from './pool/pool.ts';
import type { Program } from './program/program.ts';
import { readProgram } from './answer/readProgram.ts';
import { startNodeWorker } from './testing/nodeWorker.ts';
import { Allowance } from './parts/allowance.ts';
import { readFile } from './testing/openEngine.ts';
import { compile } from './answer/compile.ts';
import { openText } from './answer/openText.ts';

const folder = resolve(import.meta.dirname, '../../../public');
const BOOT = { wasmUrl: '', extensionsUrl: '', memoryBytes: 1e9, cacheBytes: 1e8 };
const HIP = "hats('catalogues/hipparcos')";

describe.skipIf(!hasExtensions)('the program of a query', () => {
  const reads: string[] = [];
  let run: Run;

  beforeAll(async () => {
    const pool = await Pool.open(startNodeWorker, BOOT, 1, () => undefined);
    const read: typeof readFile = (url, range) => {
      reads.push(url);
      return readFile(url, range);
    };
    run = {
      pool,
      ...reachBy(read, new LocalFiles(), Promise.resolve(undefined)),
      readTable: readTableHere,
      siteUrl: `${pathToFileURL(folder).href}/`,
      signal: new AbortController().signal,
      takeRead: () => ({ bytes: 0, keptBytes: 0 }),
      allowance: new Allowance(1e9, () => 0),
      memoryBytes: 1e9,
      known: () => undefined,
      onProgress: () => undefined,
      onSource: () => undefined,
      onPlan: () => undefined,
      onRows: () => undefined,
    };
  });
  afterAll(() => run.pool.close());

  const programOf = (text: string): Promise<Program> =>
    withTemporaries(run, async (around) => {
      return compile((await openText(text, around))!, around);
    });

  const QUERIES = [
    `SELECT count(*)::INTEGER AS n FROM ${HIP}`,
    `SELECT hip, rank() OVER (ORDER BY parallax DESC) AS r FROM ${HIP} WHERE 1 = CONTAINS(POINT(ra, dec), CIRCLE(56.75, 24.12, 2))`,
    `SELECT count(*)::INTEGER AS n FROM ${HIP} WHERE parallax > (SELECT max(parallax) / 2 FROM ${HIP})`,
    `SELECT count(*)::INTEGER AS n FROM xmatch((SELECT * FROM ${HIP} WHERE parallax > 300), ${HIP}, radius_arcsec => 60)`,
    `SELECT count(*)::INTEGER AS n FROM ${HIP} JOIN (VALUES (1), (2)) v(hip) USING (hip)`,
  ];

  it.each(QUERIES)('is made of schemas: no partition is touched for %s', async (text) => {
    reads.length = 0;
    const { steps } = await programOf(text);
    expect(steps.length).toBeGreaterThan(0);
    expect(reads.filter((url) => url.includes('Npix='))).toEqual([]);
  });

  it.each(QUERIES)('is a value that outlives what made it, and is carried out later: %s', async (text) => {
    const program = await programOf(text);
    const copy = structuredClone(program);
    expect(copy).toEqual(program);
    const rows = await withTemporaries(run, async (around) => {
      // Its sources are tables of whoever carries it out.
      await openText(text, around);
      await readProgram(copy, around);
      return tableFromIPC(await around.coordinator.query(copy.sql)).numRows;
    });
    expect(rows).toBeGreaterThan(0);
  });

  it('has its result’s columns with their units', async () => {
    const { columns } = await programOf(`SELECT parallax, count(*) AS n FROM ${HIP} GROUP BY ALL`);
    expect(columns.map(({ name, unit }) => [name, unit])).toEqual([
      ['parallax', 'mas'],
      ['n', undefined],
    ]);
  });
});
