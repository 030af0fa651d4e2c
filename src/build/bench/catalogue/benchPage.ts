import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { PART } from '../../../../workers/wire/partPath.ts';
import { chromiumPath } from '../../chromium.ts';
import { madeParts } from '../../parts/madeParts.ts';
import { buildPage } from '../buildPage.ts';
import { median } from '../median.ts';
import { startDataServer } from './dataServer.ts';
import { privateBytes } from './privateBytes.ts';

const root = import.meta.dirname;
const FLAGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking'];

/** What a query took, and gave: its first row as JSON. */
type Run = { readonly ms: number; readonly firstMs: number; readonly row: string; readonly longestFrameMs: number };
type Bench = (site: string, workers: number, sql: string, engine?: string) => Promise<Run>;
type Stock = (urls: readonly string[], sql: string) => Promise<number>;

/** The page of the bench, with what it is asked. */
export type BenchPage = Awaited<ReturnType<typeof openBenchPage>>;

/**
 * The engine, and DuckDB as its package offers it, in a page of a built site; `data` is served by another host, as
 * catalogues are, `delayMs` late.
 */
export async function openBenchPage(data: string, delayMs = 0) {
  const ours = await buildPage(resolve(root, '../../../engines/sql/testing'), 'bench.html');
  const stock = await buildPage(resolve(root, 'stock'), 'stock.html');
  const parts = await writeParts([PART.sql, PART.sqlEngine]);
  const site = await startDataServer({
    '/page/': ours,
    '/stock/': stock,
    '/parts/': join(parts, 'parts'),
    '/vendor/': resolve(root, '../../../../public/vendor'),
  });
  const server = await startDataServer({ '/data/': data }, delayMs);
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  const page = await ready(await browser.newPage(), `${site.url}/page/bench.html`);
  const stockPage = await ready(await browser.newPage(), `${site.url}/stock/stock.html`);
  await page.bringToFront();
  const once = (workers: number, sql: string, engine?: string) =>
    page.evaluate(([at, n, text, name]) => (globalThis as unknown as { bench: Bench }).bench(at, n, text, name), [
      `${site.url}/`,
      workers,
      sql,
      engine,
    ] as const);
  return {
    url: server.url,
    sent: server.sent,
    once,
    /** The median of `rounds`, after one that starts the engine and reads the footers. */
    time: async (workers: number, rounds: number, sql: string) => {
      const first = await once(workers, sql);
      const runs = [];
      for (let i = 0; i < rounds; i++) runs.push(await once(workers, sql));
      return {
        ms: median(runs.map(({ ms }) => ms)),
        row: first.row,
        frame: Math.max(...runs.map(({ longestFrameMs }) => longestFrameMs)),
      };
    },
    /** The median of `rounds` of one AsyncDuckDB, after one that warms it up. */
    timeStock: async (rounds: number, urls: readonly string[], sql: string) => {
      const times = [];
      for (let i = 0; i <= rounds; i++)
        times.push(
          await stockPage.evaluate(([files, text]) => (globalThis as unknown as { stock: Stock }).stock(files, text), [
            urls,
            sql,
          ] as const),
        );
      return median(times.slice(1));
    },
    /** Milliseconds to fetch byte ranges, all asked for at once. */
    fetchAll: (ranges: readonly (readonly [path: string, range: string])[]) =>
      page.evaluate(
        async ([url, wanted]) => {
          const from = performance.now();
          await Promise.all(
            wanted.map(async ([path, range]) =>
              (await fetch(`${url}${path}`, { cache: 'no-store', headers: { Range: range } })).arrayBuffer(),
            ),
          );
          return performance.now() - from;
        },
        [server.url, ranges] as const,
      ),
    /** Bytes that the browser and all its processes hold, without what they share. */
    browserBytes: async () => {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      return privateBytes(processInfo.map(({ id }) => id));
    },
    close: async () => {
      await browser.close();
      site.close();
      server.close();
    },
  };
}

async function writeParts(paths: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'skybook-bench-'));
  const made = madeParts();
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), (await made.content(path))!);
  }
  return folder;
}

async function ready(page: Page, url: string): Promise<Page> {
  page.on('pageerror', (error) => console.log(`page: ${error.message}`));
  await page.goto(url);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  return page;
}
