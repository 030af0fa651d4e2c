import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { present } from '../src/known/present.ts';
import { pagesHandler } from '../src/build/pages/pagesHandler.ts';
import { expectShippedResults } from './expectShippedResults.ts';
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
    compress: true,
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

/** Files of each engine, which a visit that ran something keeps whether it needed them or not. */
const FOR_ALL = [
  'pyodide.asm.wasm',
  'core.image',
  'science.image',
  'duckdb-eh.wasm',
  'engineRoom.js',
  'bokeh.esm.min.js',
];

async function keptFiles({ page }: Site): Promise<readonly string[]> {
  const urls = await page.evaluate(async () => {
    const caches_ = (await caches.keys()).filter((name) => name.startsWith('skybook-parts'));
    const kept = await Promise.all(caches_.map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map(({ url }) => url);
  });
  return urls.map((url) => new URL(url).pathname.split('/').at(-1) ?? '');
}

async function runTour(site: Site): Promise<void> {
  await expect(site.button('Run all')).toBeVisible();
  const cells = await site.frame.locator('[data-cell]').all();
  expect(cells.length).toBeGreaterThan(3);
  await site.runAll();
  for (const cell of cells) await expect(cell).toHaveAttribute('data-state', 'shown', { timeout: 120_000 });
}

/** What a page needs until it is usable: what is fetched while its reader reads comes later. */
const MOST_BYTES = 300_000;

/** What comes once a notebook can be read and edited: editors' colours, formulas as they are set, large pictures. */
const LATER = /\/parts\/(?:notebook\/|katex[.]js)|[.]pictures[.]json /;

/**
 * Opens each shipped notebook as the first that somebody opens, without what is fetched while the reader reads, and
 * what is kept for visits without a connection.
 */
async function readFirst(context: BrowserContext, server: Awaited<ReturnType<typeof ownServer>>): Promise<void> {
  for (const name of ['virtual-observatory', 'tour', 'solar-neighbourhood']) {
    server.asked.length = 0;
    const fresh = await present(context.browser()).newContext();
    await fresh.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
    });
    const bare = await fresh.newPage();
    await bare.goto(`${server.url}index.html#cells/${name}`);
    const read = new Site(bare, fresh);
    await expect(read.button('Run all')).toBeVisible();
    await read.frame.locator('[data-language="python"] .cm-content').first().click();
    await bare.keyboard.type('#');
    await expect(read.frame.locator('.cm-content', { hasText: '#' }).first()).toBeVisible();
    const needed = server.asked.filter((line) => !LATER.test(line));
    expect(
      needed.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0),
      `${name}\n${needed.join('\n')}`,
    ).toBeLessThan(MOST_BYTES);
    const picture = read.frame.locator('.image-view img:is([src^="data:image/png"], [src^="data:image/webp"])');
    await expect(picture.first()).toBeAttached();
    await fresh.close();
  }
}

test.use({ goesAhead: true });

test('the shipped tour runs whole, a second visit asks for nothing but versions, and without the server all engines run', async ({
  context,
}) => {
  const server = await ownServer();
  const foreign: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (/^https?:$/.test(protocol) && hostname !== 'localhost') foreign.push(request.url());
  });
  const visit = async (): Promise<Site> => {
    const page = await context.newPage();
    await page.goto(`${server.url}index.html#cells/tour`);
    return new Site(page, context);
  };
  try {
    await readFirst(context, server);

    const first = await visit();
    await runTour(first);
    await expectShippedResults(first, 'tour');
    expect(first.errors).toEqual([]);
    await first.page.evaluate(async () => navigator.serviceWorker.ready);
    await written(first.page);
    await expect.poll(() => keptFiles(first), { timeout: 90_000 }).toEqual(expect.arrayContaining(FOR_ALL));
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
    await third.page.goto(`${server.url}index.html`);
    await third.page.getByRole('button', { name: 'New notebook' }).click();
    await third.frame.locator('[data-cell]').nth(1).locator('select').first().selectOption('python');
    const cell = third.frame.locator('[data-cell]').nth(1);
    await cell.locator('.cm-content').click();
    await third.page.keyboard.insertText(
      'from astropy.coordinates import SkyCoord\nround(SkyCoord(10, 20, unit="deg").galactic.b.deg, 3)',
    );
    await third.page.keyboard.press('Shift+Enter');
    await expect(cell.locator('[data-output]')).toContainText('-42.7', { timeout: 120_000 });
    await third.page.goto(`${server.url}index.html#cells/solar-neighbourhood`);
    await expect(third.frame.locator('[data-cell] .markdown').first()).toBeVisible();
    expect(foreign, 'no request leaves the site').toEqual([]);
  } finally {
    await server.stop().catch(() => undefined);
  }
});
