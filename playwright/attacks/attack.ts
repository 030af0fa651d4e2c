import { chromium, expect, test as base, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { CHROMIUM_ARGS } from '../chromiumArgs.ts';
import { chromiumPath } from '../../src/build/chromium.ts';
import { Internet } from './internet.ts';
import { keptIn, type Kept } from './kept.ts';
import { spareAhead } from '../spareAhead.ts';
import { SECRET } from './secret.ts';
import { Target } from './target.ts';

const SITE = `http://localhost:${process.env['SKYBOOK_PORT'] ?? '4173'}/repo/`;
const PROXY = `https://proxy.test/?key=${SECRET}&url={url}`;

type Victim = { readonly storage: BrowserContextOptions['storageState']; readonly kept: Kept };
type Worker = { readonly internet: Internet; readonly engine: Browser; readonly beside: Page; readonly victim: Victim };

/**
 * Tests of attacks: one browser and one internet for all, a fresh profile each, in which a reader has settings and a
 * notebook of their own. What a frame that stands by has no part in says not `goesAhead`.
 */
export const test = base.extend<{ readonly target: Target; readonly goesAhead: boolean }, Worker>({
  internet: [
    async ({}, use) => {
      const internet = await Internet.start();
      await use(internet);
      await internet.stop();
    },
    { scope: 'worker' },
  ],
  engine: [
    async ({ internet }, use) => {
      const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: [
          ...CHROMIUM_ARGS,
          `--proxy-server=${internet.address}`,
          '--ignore-certificate-errors',
          '--disable-features=LocalNetworkAccessChecks',
        ],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  beside: [async ({ engine }, use) => use(await engine.newPage()), { scope: 'worker' }],
  victim: [
    async ({ engine }, use) => {
      const context = await engine.newContext({ baseURL: SITE });
      const page = await context.newPage();
      await plant(page);
      await use({ storage: await context.storageState({ indexedDB: true }), kept: await keptIn(page) });
      await context.close();
    },
    { scope: 'worker' },
  ],
  goesAhead: [true, { option: true }],
  context: async ({ engine, victim, viewport, goesAhead }, use) => {
    const context = await engine.newContext({ baseURL: SITE, viewport, storageState: victim.storage });
    if (!goesAhead) await spareAhead(context);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
  target: async ({ page, context, internet, beside, victim }, use) => {
    internet.forget();
    await use(new Target({ page, context, internet, beside, victim: victim.kept, siteUrl: SITE }));
  },
});

export { expect };

async function plant(page: Page): Promise<void> {
  await page.goto('index.html');
  await page.evaluate((proxy) => localStorage.setItem('skybook.settings', JSON.stringify({ proxy })), PROXY);
  await page.getByRole('button', { name: 'New notebook' }).click();
  const title = page
    .frameLocator('iframe.stage')
    .frameLocator('iframe[data-notebook]')
    .getByRole('textbox', { name: 'Notebook title' });
  await title.fill(SECRET);
  await title.press('Enter');
  await expect(async () => expect(JSON.stringify(await keptIn(page))).toContain(`"title":"${SECRET}"`)).toPass();
}
