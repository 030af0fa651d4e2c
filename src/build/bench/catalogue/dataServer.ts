import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { resolve } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'text/javascript',
  wasm: 'application/wasm',
  css: 'text/css',
};

// The server shall not be what one waits for.
const CHUNK_BYTES = 2 ** 20;

/** Serves folders with byte ranges, `delayMs` late; notes how much it sent, and which ranges. */
export async function startDataServer(folders: Readonly<Record<string, string>>, delayMs = 0) {
  const sent = { requests: 0, bytes: 0, ranges: [] as (readonly [path: string, range: string])[] };
  const server = createServer((request, response) => {
    setTimeout(() => {
      // Under a number each folder is there once more, as another that no cache knows.
      const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname).replace(/^\/\d+\//, '/');
      const base = Object.keys(folders).find((key) => path.startsWith(key));
      const file = base === undefined ? undefined : resolve(folders[base]!, `.${path.slice(base.length - 1)}`);
      const { size, mtime } = (file === undefined ? undefined : statSync(file, { throwIfNoEntry: false })) ?? {};
      response.setHeader('Access-Control-Allow-Origin', '*');
      if (file === undefined || size === undefined || mtime === undefined) return void response.writeHead(404).end();
      const [, stated, last, suffix] = /^bytes=(?:(\d+)-(\d*)|-(\d+))$/.exec(request.headers.range ?? '') ?? [];
      const first = suffix === undefined ? stated : String(Math.max(0, size - Number(suffix)));
      const start = Number(first ?? 0);
      const end = last ? Math.min(Number(last) + 1, size) : size;
      // What is kept of an answer is kept for this version of the file.
      response.setHeader('Last-Modified', mtime.toUTCString());
      response.setHeader('Content-Type', TYPES[file.split('.').at(-1)!] ?? 'application/octet-stream');
      response.writeHead(first === undefined ? 200 : 206, {
        'Content-Length': end - start,
        'Accept-Ranges': 'bytes',
        ...(first !== undefined && { 'Content-Range': `bytes ${start}-${end - 1}/${size}` }),
      });
      if (request.method === 'HEAD') return void response.end();
      sent.requests++;
      sent.bytes += end - start;
      if (request.headers.range) sent.ranges.push([path, request.headers.range]);
      createReadStream(file, { start, end: Math.max(start, end - 1), highWaterMark: CHUNK_BYTES }).pipe(response);
    }, delayMs);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    sent,
    close: () => (server.closeAllConnections(), server.close()),
  };
}
