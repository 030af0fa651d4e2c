import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { notebookFile } from '../../../../playwright/notebookFile.ts';
import { present } from '../../../known/present.ts';
import { readNotebookFolder } from '../../cells.ts';
import { chromiumPath } from '../../chromium.ts';
import { startPagesServer } from '../../pages/pagesServer.ts';
import { BROWSER_FLAGS } from '../browserFlags.ts';
import { buildPage } from '../buildPage.ts';
import { median } from '../median.ts';
import { follow, type Followed } from './follow.ts';

const root = resolve(import.meta.dirname, '../../../..');
/** Parsecs, each with another number of stars. */
const VALUES = Array.from({ length: 15 }, (_, step) => 10 + step);
/** A hand that drags sends some thirty changes a second. */
const EVERY_MS = 33;
const MOST_MS = 100;

/**
 * Times how soon the rows of the tour's query follow its slider, where the bytes are there, beside the same drag over
 * one AsyncDuckDB that holds the files; medians of `rounds`.
 */
export async function benchDrag(rounds: number): Promise<void> {
  const { notebook } = await readNotebookFolder(join(root, 'cells/tour'));
  const [slider, query] = ['javascript', 'sql'].map((wanted) =>
    present(notebook.cells.find(({ language }) => language === wanted)),
  );
  const folder = await mkdtemp(join(tmpdir(), 'skybook-drag-'));
  const cells = [
    { id: '1', type: 'module', text: present(slider).text },
    { id: '2', type: 'application/sql', output: 'nearby', text: present(query).text },
  ] as const;
  await writeFile(join(folder, 'notebook.html'), notebookFile('Drag', cells));
  const stock = await buildPage(import.meta.dirname, 'stock.html');
  const { server, url } = await startPagesServer({
    '/repo/': join(root, 'dist'),
    '/notebook/': folder,
    '/stock/': stock,
  });
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: BROWSER_FLAGS });
  try {
    const files = await parquetFiles(join(root, 'dist/catalogues/hipparcos'));
    const addresses = files.map((file) => `${url}/repo/catalogues/hipparcos/${file}`);
    const times = { ours: [] as Followed[], stock: [] as Followed[] };
    for (let round = 0; round < rounds; round++) {
      times.ours.push(await dragSite(await browser.newPage(), url));
      times.stock.push(await dragStock(await browser.newPage(), url, addresses, present(query).text));
    }
    console.log(
      `a slider over the tour's query, ${VALUES.length} values, medians of ${rounds} rounds in ms (asked for: ${MOST_MS})`,
    );
    for (const [name, all] of Object.entries({ 'the site': times.ours, 'one AsyncDuckDB': times.stock })) {
      const alone = all.flatMap((one) => one.alone);
      console.log(
        `  ${name}: from a change to its rows ${median(alone).toFixed(0)} (${Math.min(...alone).toFixed(0)} to ${Math.max(...alone).toFixed(0)}); ` +
          `in a drag, from the last change to its rows ${median(all.map(({ lastMs }) => lastMs)).toFixed(0)}, ` +
          `${median(all.map(({ seen }) => seen))} of ${VALUES.length} values seen on the way`,
      );
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}

async function parquetFiles(folder: string): Promise<readonly string[]> {
  const all = await readdir(join(folder, 'dataset'), { recursive: true });
  return all.filter((file) => /Npix=\d+\.parquet$/.test(file)).map((file) => `dataset/${file}`);
}

/** Opens and runs the notebook as a reader does, lets all bytes come, then drags. */
async function dragSite(page: Page, url: string): Promise<Followed> {
  // The loader of this program marks functions by a name that pages do not have.
  await page.addInitScript(`globalThis.__name = (one) => one; globalThis.follow = ${follow.toString()}`);
  await page.goto(`${url}/repo/index.html#src=${url}/notebook/notebook.html`);
  const frame = page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
  await frame.getByRole('button', { name: 'Run all', exact: true }).click();
  await frame.locator('[data-cell="2"][data-state="shown"]').waitFor({ timeout: 60_000 });
  const followed = await frame.locator('body').evaluate(
    async (body, [values, everyMs]) => {
      const slider = body.querySelector<HTMLInputElement>('[data-cell="1"] input[type=range]');
      if (!slider) throw new Error('there is no slider');
      const set = (value: number): void => {
        slider.valueAsNumber = value;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const rows = () =>
        body.querySelector('[data-cell="2"] [data-view="table"]')?.getAttribute('data-rows') ?? undefined;
      const changed = (): Promise<void> =>
        new Promise((resolve) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            resolve();
          });
          observer.observe(body, { subtree: true, childList: true, attributes: true });
        });
      const { follow: run } = globalThis as unknown as { readonly follow: typeof follow };
      // What the largest value needs is fetched first.
      await run({ set, rows }, [25, 9], everyMs, changed);
      return run({ set, rows }, values, everyMs, changed);
    },
    [VALUES, EVERY_MS] as const,
  );
  await page.close();
  return followed;
}

type Drag = (urls: readonly string[], sql: string, values: readonly number[], everyMs: number) => Promise<Followed>;

async function dragStock(page: Page, url: string, files: readonly string[], sql: string): Promise<Followed> {
  await page.addInitScript('globalThis.__name = (one) => one');
  await page.goto(`${url}/stock/stock.html`);
  await page.locator('body[data-ready]').waitFor({ state: 'attached' });
  const followed = await page.evaluate(
    async ([addresses, text, values, everyMs]) => {
      const { drag } = globalThis as unknown as { drag: Drag };
      await drag(addresses, text, [25, 9], everyMs);
      return drag(addresses, text, values, everyMs);
    },
    [files, sql, VALUES, EVERY_MS] as const,
  );
  await page.close();
  return followed;
}
