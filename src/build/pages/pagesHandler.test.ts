import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPagesServer } from './pagesServer.ts';
import { readRange } from './readRange.ts';

const text = 'abcdefghij'.repeat(50);
const folder = mkdtempSync(join(tmpdir(), 'skybook-pages-'));
let server: Server;
let url: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'site/deep'), { recursive: true });
  for (const name of [
    'site/index.html',
    'site/deep/index.html',
    'site/a.parquet',
    'site/b c.js',
    'outside.txt',
    'site/empty.bin',
  ])
    writeFileSync(join(folder, name), name.endsWith('.bin') ? '' : text);
  writeFileSync(join(folder, 'site/memory.gz'), gzipSync(text));
  ({ server, url } = await startPagesServer({ '/repo/': join(folder, 'site') }));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${url}${path}`, { headers, method, redirect: 'manual' });

it.each(['/repo/', '/repo/index.html', '/repo/a.parquet', '/repo/deep/', '/repo/b%20c.js', '/repo/a.parquet?x=1'])(
  '%s is given to pages of any origin, without isolation',
  async (path) => {
    const response = await ask(path);
    expect([response.status, await response.text()]).toEqual([200, text]);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect([...response.headers.keys()].filter((name) => /cross-origin|content-security/.test(name))).toEqual([]);
  },
);

it.each([
  ['bytes=0-9', text.slice(0, 10), '0-9'],
  ['bytes=490-', text.slice(490), '490-499'],
  ['bytes=-8', text.slice(-8), '492-499'],
  ['bytes=-9999', text, '0-499'],
  ['bytes=498-9999', text.slice(498), '498-499'],
])('the range %s is answered by just those bytes', async (range, expected, place) => {
  const response = await ask('/repo/a.parquet', { Range: range });
  expect([response.status, await response.text(), response.headers.get('Content-Range')]).toEqual([
    206,
    expected,
    `bytes ${place}/500`,
  ]);
});

it.each([
  ['bytes=500-', 'outside'],
  ['bytes=-0', 'outside'],
  ['bytes=9-3', undefined],
  ['bytes=0-1,4-5', undefined],
  ['bytes=-', undefined],
  ['lines=0-1', undefined],
  [undefined, undefined],
])('the range %s of 500 bytes is %s', (header, expected) => {
  expect(readRange(header, 500)).toBe(expected);
});

it('a range outside the file is refused with its length', async () => {
  const response = await ask('/repo/a.parquet', { Range: 'bytes=500-' });
  expect([response.status, response.headers.get('Content-Range')]).toEqual([416, 'bytes */500']);
});

it('a file that is there unchanged is not sent again', async () => {
  const etag = (await ask('/repo/a.parquet')).headers.get('ETag')!;
  expect((await ask('/repo/a.parquet', { 'If-None-Match': etag })).status).toBe(304);
  expect((await ask('/repo/a.parquet', { 'If-Range': '"other"', Range: 'bytes=0-1' })).status).toBe(200);
});

it('text goes compressed, files that are packed themselves go as they are', async () => {
  expect((await ask('/repo/b%20c.js')).headers.get('Content-Encoding')).toBe('gzip');
  const packed = await ask('/repo/memory.gz');
  expect(packed.headers.get('Content-Encoding')).toBeNull();
  expect(new Uint8Array(await packed.arrayBuffer())).toEqual(new Uint8Array(gzipSync(text)));
});

it('HEAD tells the length, an empty file is given, a folder is led to its slash', async () => {
  const head = await ask('/repo/a.parquet', {}, 'HEAD');
  expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([200, '500', '']);
  expect((await ask('/repo/empty.bin')).status).toBe(200);
  const folder = await ask('/repo/deep');
  expect([folder.status, folder.headers.get('Location')]).toEqual([301, '/repo/deep/']);
  expect((await ask('/repo')).headers.get('Location')).toBe('/repo/');
});

it.each([
  ['GET', '/repo/nothing', 404],
  ['GET', '/repo/a.parquet/', 404],
  ['GET', '/other', 404],
  ['GET', '/repo/../../outside.txt', 404],
  ['GET', '/repo/..%2foutside.txt', 404],
  ['GET', '/repo/%E0%A4%A', 400],
  ['OPTIONS', '/repo/a.parquet', 405],
  ['POST', '/repo/a.parquet', 405],
])('%s %s is answered by %i', async (method, path, status) => {
  const { port, hostname } = new URL(url);
  const actual = await new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(actual).toBe(status);
});
