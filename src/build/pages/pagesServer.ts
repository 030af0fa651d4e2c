import { createServer, type Server } from 'node:http';
import { pagesHandler } from './pagesHandler.ts';

/**
 * Serves folders as GitHub Pages does, compression and ten minutes of caching included. Keys are paths such as
 * `/repo/`.
 */
export function startPagesServer(
  folders: Readonly<Record<string, string>>,
): Promise<{ readonly server: Server; readonly url: string }> {
  const handlers = Object.entries(folders).map(([base, folder]) =>
    pagesHandler({ folder, base, cacheControl: 'max-age=600', compress: true }),
  );
  const server = createServer((request, response) => {
    const last = () => void response.writeHead(404).end();
    handlers.reduceRight<() => void>((next, handler) => () => handler(request, response, next), last)();
  });
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => {
      const address = server.address();
      resolve({ server, url: `http://localhost:${typeof address === 'object' ? address?.port : ''}` });
    });
  });
}
