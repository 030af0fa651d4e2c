import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pagesHandler } from '../src/build/pages/pagesHandler.ts';
import { expect, test, Site } from './site.ts';
import { written } from './written.ts';

/**
 * The built site on a server of its own, which tells what it was asked and how many bytes of files it sent, and can go
 * away.
 */
async function ownServer(): Promise<{
  readonly url: string;
  readonly asked: string[];
  readonly stop: () => Promise<void>;
  bytes: () => number;
}> {
  const asked: string[] = [];
  let bytes = 0;
  const handler = pagesHandler({
    folder: resolve(import.meta.dirname, '../dist'),
    base: '/repo/',
    cacheControl: 'max-age=600',
    compress: false,
  });
  const server: Server = createServer((request, response) => {
    response.on('finish', () => {
      const sent =
        request.method === 'HEAD' || response.statusCode === 304
          ? 0
          : Number(response.getHeader('content-length') ?? 0);
      bytes += sent;
      asked.push(`${request.method} ${request.url!.replace(/[?#].*$/, '')} ${sent}`);
    });
    handler(request, response, () => void response.writeHead(404).end());
  });
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise<void>((closed) => server.close(() => closed()));
  };
  return { url: `http://localhost:${port}/repo/`, asked, stop, bytes: () => bytes };
}

async function runTour(site: Site): Promise<void> {
  await expect(site.button('Run all')).toBeVisible();
  const cells = await site.frame.locator('[data-cell]').all();
  expect(cells.length).toBeGreaterThan(3);
  await site.runAll();
  for (const cell of cells) await expect(cell).toHaveAttribute('data-state', 'shown', { timeout: 120_000 });
}

test('a second visit asks for nothing but versions, and without the server all engines run', async ({ context }) => {
  const server = await ownServer();
  const visit = async (): Promise<Site> => {
    const page = await context.newPage();
    await page.goto(`${server.url}index.html#cells/tour`);
    return new Site(page, context);
  };
  try {
    const first = await visit();
    await runTour(first);
    await first.page.evaluate(async () => navigator.serviceWorker.ready);
    await written(first.page);
    await first.page.close();
    // The next page is the service worker's, once it has all of the site's pages.
    await expect(async () => {
      const before = server.bytes();
      const page = await context.newPage();
      await page.goto(`${server.url}index.html`);
      await expect(page.getByRole('heading', { name: 'Skybook' })).toBeVisible();
      await page.close();
      expect(server.bytes()).toBe(before);
    }).toPass();

    const pathOf = (line: string) => line.split(' ')[1];
    const had = new Set(server.asked.map(pathOf));
    server.asked.length = 0;
    const second = await visit();
    await runTour(second);
    await second.page.close();
    // A tile of the sky that had not come when the first page was closed may be asked for now.
    const again = server.asked.filter((line) => had.has(pathOf(line)));
    expect(again.filter((line) => !/ 0$/.test(line))).toEqual([]);
    expect(again.filter((line) => line.startsWith('GET') && !/\/(?:parts[.]json|sw[.]js) 0$/.test(line))).toEqual([]);
    expect(server.asked.filter((line) => !had.has(pathOf(line)) && !line.includes('/hips/'))).toEqual([]);

    await server.stop();
    const third = await visit();
    await runTour(third);
  } finally {
    await server.stop().catch(() => undefined);
  }
});
