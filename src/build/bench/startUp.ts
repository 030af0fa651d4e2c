import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { chromiumPath } from '../chromium.ts';
import { notebookFile, type TestCell } from '../../../playwright/notebookFile.ts';
import { CELLS } from './cells.ts';
import { median } from './median.ts';
import { checkOpaque, openNotebook, runNotebook } from './runNotebook.ts';
import { startPagesServer } from '../pages/pagesServer.ts';
import { timeColdAndWarm, type Visit } from './visit.ts';

/**
 * Times how soon the site is usable and answers, beside bare pages that do only that; `rounds` visits each, all in one
 * run.
 */
export async function benchStartUp(rounds: number): Promise<void> {
  const floorDir = await mkdtemp(join(tmpdir(), 'skybook-floor-'));
  const floorRoot = resolve(import.meta.dirname, 'floor');
  await build({
    root: floorRoot,
    base: './',
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      target: 'es2023',
      outDir: floorDir,
      emptyOutDir: true,
      rolldownOptions: { input: ['python', 'sql'].map((name) => join(floorRoot, `${name}.html`)) },
    },
  });
  const { server, url } = await startPagesServer({
    '/repo/': resolve(import.meta.dirname, '../../../dist'),
    '/floor/': floorDir,
  });
  const site = (cell: Omit<TestCell, 'id'>) => siteVisit(url, floorDir, cell);
  const bare = (name: string, query: string, key: string): Visit => ({
    name,
    run: async (page) => {
      await page.goto(`${url}/floor/${query}`);
      await page.locator(`body[data-${key}]`).waitFor({ state: 'attached', timeout: 120_000 });
    },
  });
  const pyodide = `pyodide=${encodeURIComponent(`${url}/repo/vendor/pyodide/`)}`;
  const rows: readonly (readonly [string, Visit, Visit | undefined])[] = [
    ['usable page', site({ type: 'text/markdown', text: 'ready' }), undefined],
    ['first Python result, 1 + 1', site(CELLS.python), bare('floor', `python.html?${pyodide}`, 'two')],
    ['first astropy result', site(CELLS.astropy), bare('floor', `python.html?astropy&${pyodide}`, 'astropy')],
    ['first SQL row', site(CELLS.sql), bare('floor', 'sql.html', 'row')],
  ];
  const executablePath = chromiumPath();
  console.log(`medians of ${rounds} visits in ms, cold / warm, from navigation`);
  for (const [label, ours, floor] of rows) {
    const times = { ours: [] as Times[], floor: [] as Times[] };
    for (let round = 0; round < rounds; round++) {
      times.ours.push(await timeColdAndWarm(ours, executablePath));
      if (floor) times.floor.push(await timeColdAndWarm(floor, executablePath));
    }
    console.log(
      `${label}: site ${summary(times.ours)}${floor ? `, bare page ${summary(times.floor)}, ratio ${ratio(times.ours, times.floor)}` : ''}`,
    );
  }
  server.close();
}

type Times = { readonly coldMs: number; readonly warmMs: number };

const cold = (times: readonly Times[]) => median(times.map(({ coldMs }) => coldMs));
const warm = (times: readonly Times[]) => median(times.map(({ warmMs }) => warmMs));
const summary = (times: readonly Times[]) => `${cold(times).toFixed(0)} / ${warm(times).toFixed(0)}`;
const ratio = (ours: readonly Times[], floor: readonly Times[]) =>
  `${(cold(ours) / cold(floor)).toFixed(2)} / ${(warm(ours) / warm(floor)).toFixed(2)}`;

/**
 * Opens a notebook of one cell by the address of its file, which is put into `folder`, and, unless it is text, runs it
 * as a reader does.
 */
function siteVisit(url: string, folder: string, cell: Omit<TestCell, 'id'>): Visit {
  return {
    name: cell.type,
    run: async (page) => {
      await writeFile(join(folder, 'notebook.html'), notebookFile('Bench', [{ id: '1', ...cell }]));
      await openNotebook(page, `${url}/repo/index.html#src=${url}/floor/notebook.html`);
      if (cell.type !== 'text/markdown') await runNotebook(page);
      await checkOpaque(page);
    },
  };
}
