import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openParquet } from '../../catalogue/parquet/openParquet.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { seeded } from '../../known/testing/seeded.ts';
import { TooLargeError } from '../../store/tooLarge.ts';
import { serveFolder } from './testing/fileServer.ts';
import { Traffic } from './bytes/traffic.ts';

const folder = mkdtempSync(resolve(tmpdir(), 'skybook-'));
beforeAll(() => writeFileSync(resolve(folder, 'a.parquet'), new Uint8Array(20e6)));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['noRange', 'refusedRanges', 'wrongOffset', 'gzipRanges', 'hidesSize'] as const)(
  'of a file that is more than a cell may fetch, on a server of kind %s, all is never taken unasked',
  async (kind) => {
    const server = await serveFolder(folder, kind);
    const traffic = new Traffic();
    traffic.begin(10e6);
    const url = `${server.url}a.parquet`;
    await expect(openParquet(url, traffic.limited(readHttp))).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: `All of ${url} would have to be fetched, 20.0 MB; without your word a cell fetches at most 10.0 MB.`,
        // What a try has brought counts as well.
        remedy:
          kind === 'hidesSize'
            ? { label: 'Fetch 20.3 MB', firstLine: '-- @allow 22 MB' }
            : { label: 'Fetch 20.0 MB', firstLine: '-- @allow 21 MB' },
      },
    });
    expect(traffic.take().bytes).toBeLessThan(1e6);
    await server.close();
  },
);

test('files that are read whole share what a cell may fetch, and what came is told once', async () => {
  const traffic = new Traffic();
  const asked: unknown[] = [];
  const read = traffic.limited(async (_url, _range, _signal, mostUnasked) => {
    asked.push(mostUnasked);
    return { bytes: new Uint8Array(6e6), ...(asked.length === 2 && { isKept: true }) };
  });
  traffic.begin(20e6);
  for (let i = 0; i < 3; i++) await read('https://a.example/x.csv');
  await read('https://a.example/x.parquet', { start: 0, end: 6e6 });
  // What was kept counts nothing; a part may come as the whole file, as far as others beside it may, too.
  expect(asked).toEqual([20e6, 14e6, 14e6, 8e6 / 16]);
  expect(traffic.take()).toEqual({ bytes: 24e6, keptBytes: 6e6 });
  expect(traffic.take()).toEqual({ bytes: 0, keptBytes: 0 });
});

test.each([
  ['parts', 3],
  ['parts', 40],
  ['files', 3],
  ['files', 40],
] as const)('%s that come as files are together no more than a cell may fetch: %d of them', async (what, n) => {
  const random = seeded(n);
  const sizes = Array.from({ length: n }, () => Math.ceil(2e6 * random()));
  const all = sizes.reduce((sum, bytes) => sum + bytes, 0);
  for (const allowed of [0.4 * all, all]) {
    const traffic = new Traffic();
    let [sent, together, most] = [0, 0, 0];
    // Of files that are made as they are asked for nobody says a size before.
    const saysSize = what === 'parts';
    const read = traffic.limited(async (url, _range, _signal, mostUnasked = Infinity) => {
      const bytes = sizes[Number(url.split('Npix=')[1])]!;
      most = Math.max(most, ++together);
      await Promise.resolve();
      if (bytes <= mostUnasked || !saysSize) sent += Math.min(bytes, mostUnasked);
      await Promise.resolve();
      together--;
      if (bytes > mostUnasked) throw new TooLargeError(url, saysSize ? bytes : undefined);
      return { bytes: new Uint8Array(bytes), totalBytes: bytes };
    });
    traffic.begin(allowed);
    const ends = await Promise.allSettled(
      sizes.map((_, i) => read(`https://a.example/Npix=${i}`, saysSize ? { start: 0, end: 1 } : undefined)),
    );
    const refused = ends.filter(({ status }) => status === 'rejected').length;
    expect(sent).toBeLessThanOrEqual(allowed);
    expect(sent).toBeGreaterThan(0);
    if (allowed < all) expect(refused).toBeGreaterThan(0);
    else if (saysSize) expect(refused).toBe(0);
    if (n > 3 && allowed === all) expect(most).toBeGreaterThan(3);
  }
});
