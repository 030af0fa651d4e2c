import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Worker } from '@playwright/test';
import { expect, test, type Site } from '../site.ts';
import { notebookFile } from '../notebookFile.ts';
import { slowness } from '../slowness.ts';
import { RawPage } from './rawPage.ts';

/** The workers of a language that run. */
async function workersOf(site: Site, language: string): Promise<readonly Worker[]> {
  const named = await Promise.all(
    site.page
      .workers()
      .map(async (worker) => ({ worker, name: await worker.evaluate(() => self.name).catch(() => '') })),
  );
  return named.filter(({ name }) => name === language).map(({ worker }) => worker);
}

test.use({ goesAhead: true });

/** Ends the workers of a language, as a browser short of memory does: without a word. */
async function endWorkers(site: Site, language: string): Promise<void> {
  await Promise.all(
    (await workersOf(site, language)).map((worker) => worker.evaluate(() => self.close()).catch(() => undefined)),
  );
}

test('a Python that the browser has ended in the middle of a run is noticed, said, and started again by one button', async ({
  site,
}) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'a = 41' },
    {
      id: '2',
      type: 'text/x-python',
      text: 'import asyncio\nprint("waiting")\nawait asyncio.sleep(0 if a == 1 else 600)\na + 1',
    },
  ]);
  await site.runAll();
  await expect(site.output('2')).toContainText('waiting');
  await expect.poll(async () => (await workersOf(site, 'python')).length).toBeGreaterThan(0);
  await endWorkers(site, 'python');
  await site.expectState('2', 'failed', 4000 * slowness());
  await expect(site.cell('2').locator('[data-failure]')).toContainText('Python is gone');
  await site.type('1', 'a = 1');
  await site.cell('2').getByRole('button', { name: 'Run again' }).click();
  await site.expectState('2', 'shown');
  await expect(site.output('2')).toContainText('2');
});

test('a Python that the browser has ended while it starts is soon missed, and another takes its place', async ({
  site,
}) => {
  await site.openCells([{ id: '1', type: 'text/x-python', text: '6 * 7' }]);
  // The one of the frame that stands by, which Run takes.
  await expect.poll(async () => (await workersOf(site, 'python')).length).toBe(1);
  await endWorkers(site, 'python');
  await site.runAll();
  await site.expectState('1', 'shown', 10_000 * slowness());
  await expect(site.output('1')).toContainText('42');
});

test('of cells in a row the one that ends Python fails alone; what needs only others runs', async ({ site }) => {
  await site.openCells([
    { id: '1', type: 'text/x-python', text: 'a = 41' },
    { id: '2', type: 'text/x-python', text: 'import os\nb = a; os.abort()' },
    { id: '3', type: 'text/x-python', text: 'c = a + 1' },
    { id: '4', type: 'text/x-python', text: 'c + 1' },
  ]);
  await site.runAll();
  await site.expectState('4', 'shown');
  await expect(site.output('4')).toContainText('43');
  await site.expectState('2', 'failed');
  await expect(site.cell('2').getByRole('button', { name: 'Run again' })).toBeVisible();
});

test('SQL workers that the browser has ended are noticed, said, and started again by one button', async ({ site }) => {
  await site.openCells([
    {
      id: '1',
      type: 'application/sql',
      text: 'SELECT count(*) AS n FROM range(200) a, range(30000000) b WHERE (a.range * b.range) % 7 = 3',
    },
  ]);
  await site.runAll();
  await expect.poll(async () => (await workersOf(site, 'sql')).length).toBeGreaterThan(0);
  await expect(site.cell('1')).not.toContainText('Starting');
  // A database may still be on its way when the others end.
  await expect(async () => {
    await endWorkers(site, 'sql');
    await site.expectState('1', 'failed', 500);
  }).toPass({ timeout: 25_000 * slowness() });
  await expect(site.cell('1').locator('[data-failure]')).toContainText('The SQL engine is gone');
  await site.type('1', 'SELECT 42 AS n');
  await site.cell('1').getByRole('button', { name: 'Run again' }).click();
  await expect(site.output('1')).toContainText('42');
});

for (const death of ['hangs', 'has died'] as const) {
  test(`a frame that ${death} is told of within seconds, and one button opens the notebook again`, async ({
    context,
    baseURL,
  }) => {
    const file = notebookFile('Loop', [{ id: '1', type: 'module', text: 'while (true) ;' }]);
    const server = createServer((_, response) => response.setHeader('Access-Control-Allow-Origin', '*').end(file));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const page = await RawPage.open(context.browser()!, `${baseURL}index.html#src=http://127.0.0.1:${port}/loop.html`);
    try {
      const notices = () => page.evaluate<string>("document.querySelector('.notices')?.innerText");
      const states = async () =>
        (
          await Promise.all(
            (await page.frames()).map((frame) =>
              frame.evaluate<string>("document.querySelector('[data-cell]')?.dataset.state", 500),
            ),
          )
        ).filter((state) => state !== undefined);
      await expect.poll(states).toEqual(['idle']);
      // Beside it another may stand by.
      const frames = await page.frames();
      const isShown = await Promise.all(
        frames.map((one) => one.evaluate<boolean>("document.querySelector('[data-cell]') !== null", 500)),
      );
      const frame = frames[isShown.indexOf(true)];
      if (death === 'hangs') {
        await frame!.evaluate("document.querySelector('button.primary').click()", 500);
        await expect.poll(notices, { timeout: 15_000 * slowness() }).toContain('does not answer');
      } else {
        await frame!.crash();
        await expect.poll(notices, { timeout: 4000 * slowness() }).toContain('has ended');
      }
      await page.evaluate("document.querySelector('[data-notice=frame] button').click()");
      await expect.poll(states).toEqual(['idle']);
      await expect.poll(notices).toBe('');
    } finally {
      await page.close();
      server.close();
    }
  });
}

test('a notebook whose page cannot be had is told of, and one button opens it once that can be', async ({
  site,
  context,
}) => {
  await context.route(/\/parts\/notebook\.js/, (route) => route.fulfill({ status: 503 }));
  await site.open('#cells/tour');
  const notice = site.page.locator('[data-notice="frame"]');
  await expect(notice).toContainText('could not be fetched');
  await context.unroute(/\/parts\/notebook\.js/);
  await notice.getByRole('button', { name: 'Open it again' }).click();
  await expect(site.button('Run all')).toBeVisible();
  await expect(notice).toHaveCount(0);
});
