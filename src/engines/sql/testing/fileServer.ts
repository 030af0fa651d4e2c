import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { FolderList } from './folderLists.ts';
import type { Waves } from './waves.ts';

/** Ways in which static servers differ. */
export const fileServerKinds = [
  'plain',
  'noRange',
  'wrongHead',
  'shortHead',
  'noHead',
  'gzipRanges',
  'gzipHead',
  'wrongOffset',
  'shortRanges',
  'refusedRanges',
  'signed',
  'hidesSize',
  'busy',
  'breaksOffOnce',
] as const;

/** Ways in which they fail. */
export const brokenServerKinds = ['forbidden', 'cutBodies', 'errors'] as const;

/** One of them. */
export type ServerKind = (typeof fileServerKinds)[number] | (typeof brokenServerKinds)[number];

/** One answered request. */
export type Served = {
  readonly method: string;
  readonly path: string;
  readonly range?: string;
  readonly bytes: number;
  /** How many waves were before its own; 0 where the server answers at once. */
  readonly wave: number;
};

/** A server of a folder that notes what it sends, at once or in `waves`. */
export async function serveFolder(
  folder: string,
  kind: ServerKind = 'plain',
  { list, waves }: { readonly list?: FolderList; readonly waves?: Waves } = {},
) {
  const served: Served[] = [];
  const refused = new Set<string>();
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    const file = resolve(folder, `.${path}`);
    const wave = (await waves?.join()) ?? 0;
    response.setHeader('Access-Control-Allow-Origin', '*');
    const finish = (status: number, body: Uint8Array, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { 'Content-Length': String(body.length), ...headers });
      response.end(request.method === 'HEAD' ? undefined : body);
      served.push({
        method: request.method!,
        path,
        range: request.headers.range,
        bytes: request.method === 'HEAD' ? 0 : body.length,
        wave,
      });
    };
    const size = statSync(file, { throwIfNoEntry: false })?.isFile() ? statSync(file).size : undefined;
    if (size === undefined) {
      const names = (of: string) =>
        statSync(of, { throwIfNoEntry: false })?.isDirectory()
          ? readdirSync(of, { withFileTypes: true }).map((entry) => entry.name + (entry.isDirectory() ? '/' : ''))
          : [];
      const text = statSync(file, { throwIfNoEntry: false })?.isDirectory()
        ? list?.(path, names(file), new URL(request.url!, 'http://x').searchParams, (prefix) =>
            names(resolve(folder, prefix)),
          )
        : undefined;
      return text === undefined
        ? finish(404, new Uint8Array())
        : finish(200, new TextEncoder().encode(text), { 'Content-Type': 'text/html' });
    }
    const bytes = readFileSync(file);
    if (path.endsWith('.parquet')) {
      if (kind === 'forbidden' || kind === 'errors') return finish(kind === 'errors' ? 500 : 403, new Uint8Array());
      if (kind === 'cutBodies' && request.method === 'GET') {
        response.writeHead(200, { 'Content-Length': String(size) });
        response.write(bytes.subarray(0, size / 2));
        return void setTimeout(() => response.destroy(), 20);
      }
    }
    const question = `${request.method} ${path} ${request.headers.range}`;
    const isFirst = !refused.has(question);
    refused.add(question);
    if (kind === 'busy' && isFirst) return finish(503, new Uint8Array(), { 'Retry-After': '0' });
    if (request.method === 'HEAD') {
      if (kind === 'signed') return finish(403, new Uint8Array());
      if (kind === 'noHead' || kind === 'hidesSize') return finish(405, new Uint8Array());
      if (kind === 'gzipHead') return finish(200, gzipSync(bytes), { 'Content-Encoding': 'gzip' });
      return finish(200, bytes, {
        'Content-Length': String(
          kind === 'wrongHead' ? size + 5000 : kind === 'shortHead' ? Math.ceil(size / 2) : size,
        ),
        ...(kind !== 'noRange' && { 'Accept-Ranges': 'bytes' }),
      });
    }
    const [, stated, last, suffix] = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(request.headers.range ?? '') ?? [];
    const first = suffix === undefined ? stated : Math.max(0, size - Number(suffix));
    if (first === undefined || kind === 'noRange') return finish(200, bytes);
    const [start, end] = [Number(first), last ? Math.min(Number(last) + 1, size) : size];
    if (kind === 'gzipRanges') {
      const packed = gzipSync(bytes);
      return finish(206, packed.subarray(start, end), {
        'Content-Encoding': 'gzip',
        'Content-Range': `bytes ${start}-${end - 1}/${packed.length}`,
      });
    }
    if (start >= size || kind === 'refusedRanges')
      return finish(416, new Uint8Array(), { 'Content-Range': `bytes */${size}` });
    if (kind === 'shortRanges') {
      const middle = Math.ceil((start + end) / 2);
      return finish(206, bytes.subarray(start, middle), { 'Content-Range': `bytes ${start}-${middle - 1}/${size}` });
    }
    if (kind === 'hidesSize') return finish(206, bytes.subarray(start, end));
    if (kind === 'breaksOffOnce' && isFirst && end - start > 1000) {
      response.writeHead(206, {
        'Content-Length': String(end - start),
        'Content-Range': `bytes ${start}-${end - 1}/${size}`,
      });
      response.write(bytes.subarray(start, start + 500));
      return void setTimeout(() => response.destroy(), 20);
    }
    if (kind === 'wrongOffset')
      return finish(206, bytes.subarray(0, end - start), { 'Content-Range': `bytes 0-${end - start - 1}/${size}` });
    return finish(206, bytes.subarray(start, end), { 'Content-Range': `bytes ${start}-${end - 1}/${size}` });
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    served,
    close: () => new Promise((closed) => (server.closeAllConnections(), server.close(closed))),
  };
}
