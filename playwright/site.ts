import {
  chromium,
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Locator,
  type Page,
} from '@playwright/test';
import { CHROMIUM_ARGS } from './chromiumArgs.ts';
import { chromiumPath } from '../src/build/chromium.ts';
import { notebookFile, type TestCell } from './notebookFile.ts';
import { spareAhead } from './spareAhead.ts';

/** The site as a reader meets it: every request that leaves it is a failure unless the test allows its host. */
export class Site {
  readonly page: Page;
  readonly foreign: string[] = [];
  readonly errors: string[] = [];
  readonly #allowed = new Set<string>();

  constructor(page: Page, context: BrowserContext) {
    this.page = page;
    context.on('request', (request) => {
      const { protocol, hostname, port } = new URL(request.url());
      const own =
        !/^https?:$/.test(protocol) || (hostname === 'localhost' && port === (process.env['SKYBOOK_PORT'] ?? '4173'));
      if (!own && !this.#allowed.has(hostname)) this.foreign.push(request.url());
    });
    page.on('pageerror', (error) => this.errors.push(String(error)));
  }

  /** The notebook frame. */
  get frame(): FrameLocator {
    return this.page.frameLocator('iframe.stage').frameLocator('iframe[data-notebook]');
  }

  cell(id: string): Locator {
    return this.frame.locator(`[data-cell="${id}"]`);
  }

  output(id: string): Locator {
    return this.cell(id).locator('[data-output]');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Lets cells ask this host itself. */
  allow(host: string): void {
    this.#allowed.add(host);
  }

  /** Lets cells ask this host, and answers for it. */
  async answer(
    host: string,
    respond: (url: URL, body: string) => { body: string | Buffer; contentType: string; status?: number } | undefined,
  ): Promise<void> {
    this.#allowed.add(host);
    await this.page.context().route(
      (url) => url.hostname === host,
      async (route) => {
        const reply = respond(new URL(route.request().url()), route.request().postData() ?? '');
        if (!reply) return route.abort();
        const { body, contentType, status = 200 } = reply;
        return route.fulfill({ status, body, contentType, headers: { 'Access-Control-Allow-Origin': '*' } });
      },
    );
  }

  async open(hash: string): Promise<void> {
    await this.page.goto(`index.html${hash}`);
  }

  /** Opens a notebook made of these cells from another host, as a link to a file would. */
  async openCells(cells: readonly TestCell[], title = 'Test'): Promise<void> {
    await this.answer('notebooks.test', () => ({ body: notebookFile(title, cells), contentType: 'text/html' }));
    await this.open('#src=https://notebooks.test/notebook.html');
    if (cells.length > 0) await expect(this.cell(cells[0]!.id)).toBeVisible();
  }

  async runAll(): Promise<void> {
    await this.button('Run all').click();
  }

  async expectState(id: string, state: string, timeout = 90_000): Promise<void> {
    await expect(this.cell(id)).toHaveAttribute('data-state', state, { timeout });
  }

  /** Replaces a cell's text as an author does, without running it. */
  async type(id: string, text: string): Promise<void> {
    await this.cell(id).locator('.cm-content').click();
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  async typeAndRun(id: string, text: string): Promise<void> {
    await this.type(id, text);
    await this.page.keyboard.press('Shift+Enter');
  }
}

/**
 * Tests with a fresh profile each, in one of the machine's own Chromium for all that run one after the other. Where a
 * test does not say `goesAhead`, the site does not start engines for who may want to run something next.
 */
export const test = base.extend<{ site: Site; goesAhead: boolean }, { engine: Browser }>({
  engine: [
    async ({}, use) => {
      const browser = await chromium.launch({
        executablePath: chromiumPath(),
        args: [...CHROMIUM_ARGS],
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  goesAhead: [false, { option: true }],
  context: async ({ engine, baseURL, viewport, isMobile, hasTouch, goesAhead }, use) => {
    const context = await engine.newContext({ baseURL, viewport, isMobile, hasTouch });
    if (!goesAhead) await spareAhead(context);
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => use(await context.newPage()),
  site: async ({ page, context }, use) => {
    const site = new Site(page, context);
    await use(site);
    expect(site.foreign, 'no request leaves the site unless a cell asks').toEqual([]);
  },
});

export { expect };
