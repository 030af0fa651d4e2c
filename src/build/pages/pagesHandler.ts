import { createReadStream, existsSync, readFileSync, statSync, type Stats } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { readRange } from './readRange.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.gz': 'application/gzip',
  '.zip': 'application/zip',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.fits': 'image/fits',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
};

/** A folder that is served below a path such as `/repo/`. `compress` does what Pages does with text and wasm. */
export type PagesOptions = {
  readonly folder: string;
  readonly base: string;
  readonly cacheControl: string;
  readonly compress: boolean;
};

/**
 * Answers as GitHub Pages does: CORS open, byte ranges, no isolation headers, no content coding for files that are
 * packed themselves, and no preflight requests (405). What is not below the base goes to `next`.
 */
export function pagesHandler({
  folder,
  base,
  cacheControl,
  compress,
}: PagesOptions): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const compressed = new Map<string, Buffer>();
  return (request, response, next) => {
    const path = decodedPath(request.url ?? '/');
    if (path !== undefined && `${path}/` === base) return end(response.setHeader('Location', base), 301);
    if (path !== undefined && !path.startsWith(base)) return next();
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    if (path === undefined) return end(response, 400);
    const named = resolve(folder, path.slice(base.length));
    if (named !== resolve(folder) && !named.startsWith(resolve(folder) + sep)) return end(response, 404);
    const isFolder = existsSync(named) && statSync(named).isDirectory();
    if (isFolder && !path.endsWith('/')) return end(response.setHeader('Location', `${path}/`), 301);
    const file = isFolder ? join(named, 'index.html') : named;
    const stats = statSync(file, { throwIfNoEntry: false });
    if (!stats?.isFile() || (!isFolder && path.endsWith('/'))) return end(response, 404);

    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const etag = etagOf(stats);
    response.setHeaders(
      new Headers({
        'Content-Type': type,
        'Cache-Control': cacheControl,
        ETag: etag,
        'Last-Modified': stats.mtime.toUTCString(),
        'Accept-Ranges': 'bytes',
      }),
    );
    if (request.headers['if-none-match'] === etag) return end(response, 304);
    const ranged = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
    const range = ranged ? readRange(request.headers.range, stats.size) : undefined;
    if (range === 'outside') return end(response.setHeader('Content-Range', `bytes */${stats.size}`), 416);
    if (
      compress &&
      !range &&
      /^(text\/|application\/(json|wasm)|image\/svg)/.test(type) &&
      /\bgzip\b/.test(String(request.headers['accept-encoding']))
    ) {
      const body = compressed.get(file + etag) ?? gzipSync(readFileSync(file), { level: 6 });
      compressed.set(file + etag, body);
      response.writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': body.length, Vary: 'Accept-Encoding' });
      return void response.end(request.method === 'HEAD' ? undefined : body);
    }
    const { start, end: last } = range ?? { start: 0, end: stats.size - 1 };
    if (range) response.setHeader('Content-Range', `bytes ${start}-${last}/${stats.size}`);
    response.writeHead(range ? 206 : 200, { 'Content-Length': last - start + 1 });
    if (request.method === 'HEAD' || stats.size === 0) return void response.end();
    // A reader who leaves in the middle is no error of ours.
    pipeline(createReadStream(file, { start, end: last }), response, () => undefined);
  };
}

function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/, ''));
  } catch {
    return undefined;
  }
}

function etagOf({ size, mtimeMs }: Stats): string {
  return `"${size.toString(16)}-${Math.round(mtimeMs).toString(16)}"`;
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 304 ? {} : { 'Content-Length': 0 }).end();
}
