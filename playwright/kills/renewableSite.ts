import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pagesHandler } from '../../src/build/pages/pagesHandler.ts';

type Listed = { path: string; bytes: number; sha256: string };

const dist = resolve(import.meta.dirname, '../../dist');
const MARK = '<!-- renewed -->';

/**
 * The built site on a server of its own, in place of which `renew` puts another version: another first page, and
 * another Python that has the name of the old one.
 */
export async function renewableSite(): Promise<{
  readonly url: string;
  readonly mark: string;
  readonly renew: () => void;
  readonly stop: () => Promise<void>;
}> {
  const handler = pagesHandler({ folder: dist, base: '/repo/', cacheControl: 'max-age=600', compress: false });
  const changed = renewedFiles();
  let isRenewed = false;
  const server = createServer((request, response) => {
    const path = request.url!.replace(/[?#].*$/, '').replace(/^\/repo\//, '') || 'index.html';
    const body = isRenewed && request.method === 'GET' ? changed.get(path) : undefined;
    if (body === undefined) return handler(request, response, () => void response.writeHead(404).end());
    const type = path.endsWith('.html') ? 'text/html' : path.endsWith('.json') ? 'application/json' : 'text/javascript';
    return response
      .writeHead(200, { 'Content-Type': type, 'Cache-Control': 'max-age=600', 'Access-Control-Allow-Origin': '*' })
      .end(body);
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/repo/`,
    mark: MARK,
    renew: () => (isRenewed = true),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

/** The files of the new version that differ, by their paths. */
function renewedFiles(): ReadonlyMap<string, string> {
  const text = (path: string) => readFileSync(resolve(dist, path), 'utf8');
  const files = new Map([
    ['index.html', text('index.html').replace('</head>', `${MARK}</head>`)],
    ['parts/python.js', `${text('parts/python.js')}\n// renewed`],
  ]);
  const relist = (listed: readonly Listed[]): readonly Listed[] =>
    listed.map((part) => (files.has(part.path) ? entry(part.path, files.get(part.path)!) : part));
  const { parts } = JSON.parse(text('parts.json')) as { readonly parts: readonly Listed[] };
  files.set('parts.json', JSON.stringify({ parts: relist(parts) }));
  const [, shell, code] = /^const SHELL=(.*);\n([^]*)$/.exec(text('sw.js'))!;
  const { files: own } = JSON.parse(shell!) as { readonly files: readonly Listed[] };
  return files.set('sw.js', `const SHELL=${JSON.stringify({ files: relist(own), version: 'renewed' })};\n${code}`);
}

function entry(path: string, content: string): Listed {
  return { path, bytes: Buffer.byteLength(content), sha256: createHash('sha256').update(content).digest('hex') };
}
