import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasExtensions } from '../../../workers/sql/testing/openNodeDatabase.ts';
import { readHttp } from '../../store/testing/readHttp.ts';
import { openEngine } from './testing/openEngine.ts';
import { openWriter } from './testing/openWriter.ts';

/** A server of one Parquet file, which may be another the next time, and how it names its content. */
async function serveFile(first: Uint8Array, versionOf: (bytes: Uint8Array, asked: number) => string | undefined) {
  const state = { bytes: first, asked: 0, onAsked: (_asked: number): void => undefined };
  const server = createServer((request, response) => {
    const { bytes } = state;
    const [, start = '0', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
    const part = bytes.subarray(Number(start), end === '' ? undefined : Number(end) + 1);
    const version = versionOf(bytes, ++state.asked);
    response.writeHead(request.headers.range ? 206 : 200, {
      'Access-Control-Allow-Origin': '*',
      'Content-Length': String(request.method === 'HEAD' ? bytes.length : part.length),
      ...(request.headers.range && {
        'Content-Range': `bytes ${start}-${Number(start) + part.length - 1}/${bytes.length}`,
      }),
      ...(version !== undefined && { ETag: `"${version}"` }),
    });
    response.end(request.method === 'HEAD' ? undefined : part);
    state.onAsked(state.asked);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    state,
    url: `http://127.0.0.1:${address.port}/stars.parquet`,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe.skipIf(!hasExtensions)('a file that changes on its server', () => {
  const folder = mkdtempSync(resolve(tmpdir(), 'skybook-changed-'));
  const { run } = openEngine(folder, { read: readHttp, store: Promise.resolve(undefined) });
  let before: Uint8Array;
  let after: Uint8Array;

  beforeAll(async () => {
    const database = await openWriter();
    // The two are of one size, and have everything at the same places.
    const write = async (name: string, add: number) => {
      const file = resolve(folder, name);
      await database.query(
        add,
        `COPY (SELECT i AS id, (i * 7919 % 100003 + ${add})::DOUBLE AS mag, hash(i + ${add}) AS more FROM range(60000) AS rows(i)) TO '${file}' (FORMAT parquet, COMPRESSION uncompressed)`,
      );
      return new Uint8Array(readFileSync(file));
    };
    before = await write('before.parquet', 100_000);
    after = await write('after.parquet', 200_000);
    expect(after).toHaveLength(before.length);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const SUM = 'SELECT sum(mag)::BIGINT::VARCHAR AS s, min(mag) AS least FROM';
  const sums = (bytes: Uint8Array) => (bytes === before ? { least: 100_000 } : { least: 200_000 });

  test('in the middle of a query is never taken for the one that was opened, and the next run reads the new one', async () => {
    const server = await serveFile(before, digest);
    // The size and the end have come.
    server.state.onAsked = (asked) => void (asked === 2 && (server.state.bytes = after));
    await expect(run(`${SUM} '${server.url}'`)).rejects.toMatchObject({
      failure: {
        kind: 'fetch',
        message: `${server.url} has changed since it was opened.`,
        advice: 'Run the cell again.',
      },
    });
    expect((await run(`${SUM} '${server.url}'`)).rows).toMatchObject([sums(after)]);
    await server.close();
  });

  test('between two queries is read anew where columns are asked for that did not come before', async () => {
    const server = await serveFile(before, digest);
    expect((await run(`SELECT min(id)::INTEGER AS n FROM '${server.url}'`)).rows).toEqual([{ n: 0 }]);
    server.state.bytes = after;
    await expect(run(`${SUM} '${server.url}'`)).rejects.toMatchObject({ failure: { kind: 'fetch' } });
    expect((await run(`${SUM} '${server.url}'`)).rows).toMatchObject([sums(after)]);
    await server.close();
  });

  test.each([
    ['by another name each time', (_: Uint8Array, asked: number) => String(asked)],
    ['by no name', () => undefined],
  ] as const)('is no concern where a server calls one content %s', async (_, versionOf) => {
    const server = await serveFile(before, versionOf);
    expect((await run(`${SUM} '${server.url}'`)).rows).toMatchObject([sums(before)]);
    expect((await run(`SELECT count(DISTINCT more)::INTEGER AS n FROM '${server.url}'`)).rows).toEqual([{ n: 60_000 }]);
    await server.close();
  });
});
