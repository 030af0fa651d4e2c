import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** Serves folders as GitHub Pages does: CORS open, ten minutes of caching, text and wasm compressed, no isolation headers. Keys are paths such as `/repo/`. */
export function startPagesServer(folders: Readonly<Record<string, string>>): Promise<{ readonly server: Server; readonly url: string }> {
  const compressed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const base = Object.keys(folders).find((key) => path.startsWith(key));
    let file = base && join(folders[base]!, normalize(path.slice(base.length)));
    if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    if (!file || !existsSync(file)) return void response.writeHead(404).end();
    const { size, mtimeMs } = statSync(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = { 'Content-Type': type, 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'max-age=600', ETag: `"${size}-${mtimeMs}"` };
    if (/^(text|application\/(json|wasm))|svg/.test(type)) {
      const body = compressed.get(file) ?? gzipSync(readFileSync(file), { level: 6 });
      compressed.set(file, body);
      return void response.writeHead(200, { ...headers, 'Content-Encoding': 'gzip', 'Content-Length': body.length }).end(body);
    }
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    const start = range ? (range[1] ? Number(range[1]) : size - Number(range[2])) : 0;
    const end = range?.[1] && range[2] ? Math.min(Number(range[2]), size - 1) : size - 1;
    const part = range ? { 'Content-Range': `bytes ${start}-${end}/${size}` } : {};
    response.writeHead(range ? 206 : 200, { ...headers, ...part, 'Accept-Ranges': 'bytes', 'Content-Length': end - start + 1 });
    createReadStream(file, { start, end }).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address();
      resolve({ server, url: `http://localhost:${typeof address === 'object' ? address?.port : ''}` });
    });
  });
}
