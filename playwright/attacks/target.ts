import { expect, type BrowserContext, type Page } from '@playwright/test';
import { notebookFile, type TestCell } from '../notebookFile.ts';
import { Site } from '../site.ts';
import type { Internet } from './internet.ts';
import { keptIn, type Kept } from './kept.ts';
import { notebookLink } from './notebookLink.ts';
import { SECRET } from './secret.ts';

/**
 * What a target is made of: its page, the internet around it, an empty page beside it, and what the reader had before.
 */
export type TargetParts = {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly internet: Internet;
  readonly beside: Page;
  readonly victim: Kept;
  readonly siteUrl: string;
};

const AUTHOR = 'author.test';
const SENTINEL = 'sentinel.test';
/** Rounds in a row in which nothing new is heard. */
const QUIET_ROUNDS = 3;
const MOST_ROUNDS = 60;

/** A reader's page under attack, and what the attack brought about. */
export class Target extends Site {
  readonly internet: Internet;
  readonly siteUrl: string;
  readonly dialogs: string[] = [];
  readonly downloads: string[] = [];
  readonly windows: Page[] = [];
  readonly #beside: Page;
  readonly #victim: Kept;
  /** Ids of what the reader began with New. */
  readonly #own = new Set<unknown>();

  constructor({ page, context, internet, beside, victim, siteUrl }: TargetParts) {
    super(page, context);
    this.internet = internet;
    this.siteUrl = siteUrl;
    this.#beside = beside;
    this.#victim = victim;
    page.on('dialog', (dialog) => {
      this.dialogs.push(dialog.message());
      void dialog.dismiss().catch(() => undefined);
    });
    page.on('download', (download) => this.downloads.push(download.suggestedFilename()));
    context.on('page', (opened) => opened !== page && this.windows.push(opened));
  }

  /** Opens a notebook file of any format from its author's host. */
  async openText(text: string, name = 'notebook.html'): Promise<void> {
    this.internet.serve(`https://${AUTHOR}/${name}`, { type: 'text/plain', body: text });
    await this.open(`#src=https://${AUTHOR}/${name}`);
  }

  /** Opens a notebook file of any format as a link that holds it. */
  async openLink(text: string): Promise<void> {
    await this.open(notebookLink(text));
  }

  override async openCells(cells: readonly TestCell[], title = 'Test'): Promise<void> {
    await this.openText(notebookFile(title, cells));
    if (cells.length > 0) await expect(this.cell(cells.at(-1)!.id)).toBeVisible();
  }

  /** Opens a notebook of the reader's own with these cells. */
  async openOwn(cells: readonly TestCell[]): Promise<void> {
    await this.open('');
    await this.page.getByRole('button', { name: 'New notebook' }).click();
    const title = this.frame.getByRole('textbox', { name: 'Notebook title' });
    await title.fill('Mine');
    await title.press('Enter');
    await expect(async () => expect(JSON.stringify(await keptIn(this.page))).toContain('"title":"Mine"')).toPass();
    const mine = (await this.kept()).records['skybook/notebooks']!.find((record) => record['title'] === 'Mine');
    this.#own.add(mine?.['id']);
    await this.keep({ ...mine, html: notebookFile('Mine', cells) });
    await this.page.reload();
    await expect(this.cell(cells.at(-1)!.id)).toBeVisible();
  }

  /** Runs all cells to their end. Fails where one did: an attack whose code cannot run proves nothing. */
  async runToEnd(timeout = 60_000): Promise<void> {
    const count = await this.frame.locator('[data-cell]').count();
    await this.runAll();
    await expect(this.frame.locator('[data-cell]:is([data-state=shown], [data-state=failed])')).toHaveCount(count, {
      timeout,
    });
    expect(await this.frame.locator('.failure-slot [data-failure]').allInnerTexts(), 'failures of cells').toEqual([]);
  }

  /** Puts a record where the site keeps notebooks. */
  async keep(record: Readonly<Record<string, unknown>>): Promise<void> {
    await this.page.evaluate(async (kept) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('skybook');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('notebooks', 'readwrite');
        transaction.objectStore('notebooks').put(kept);
        transaction.oncomplete = () => resolve();
        transaction.onerror = () => reject(transaction.error);
      });
      database.close();
    }, record);
  }

  /** Reads the notebook from its top to its end, so that all of it is drawn. */
  async readThrough(): Promise<void> {
    const read = () =>
      this.frame.locator('body').evaluate(async () => {
        for (const cell of document.querySelectorAll('[data-cell]')) {
          cell.scrollIntoView();
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        }
      });
    // Another frame may take the place of the one that is read.
    await expect(read).toPass();
  }

  /** Resolves when the page has drawn what it has to and asks nobody anything more. */
  async settle(): Promise<void> {
    for (let round = 0, quiet = 0, heard = -1; quiet < QUIET_ROUNDS && round < MOST_ROUNDS; round++) {
      await Promise.all(this.page.frames().map((frame) => frame.evaluate(drawn).catch(() => undefined)));
      await this.#beside.evaluate((address) => fetch(address).then(() => undefined), `https://${SENTINEL}/${round}`);
      quiet = this.#othersHeard() === heard ? quiet + 1 : 0;
      heard = this.#othersHeard();
    }
  }

  /** The hosts that heard anything, but for the one that the notebook came from. */
  reached(): readonly string[] {
    return this.internet.hosts().filter((host) => host !== AUTHOR && host !== SENTINEL);
  }

  /** The hosts that the bar says a running notebook may reach; `*` is all of them. */
  async shownHosts(): Promise<readonly string[]> {
    const bar = this.page.locator('[data-bar]');
    return (await bar.count()) === 0 ? [] : ((await bar.getAttribute('data-hosts')) ?? '').split(/\s+/).filter(Boolean);
  }

  kept(): Promise<Kept> {
    return keptIn(this.page);
  }

  /**
   * Nothing of the reader's was read or changed, no code ran in the shell, nothing is trusted but what is named, and
   * the reader was asked and given nothing.
   */
  async expectUntouched({ trusted = [] }: { readonly trusted?: readonly unknown[] } = {}): Promise<void> {
    const now = await this.kept();
    expect.soft(now.local, 'settings').toEqual(this.#victim.local);
    expect.soft(now.session, 'session storage').toEqual(this.#victim.session);
    expect.soft(now.cookies, 'cookies').toBe(this.#victim.cookies);
    for (const [store, records] of Object.entries(this.#victim.records))
      expect.soft(now.records[store], `what ${store} held before`).toEqual(expect.arrayContaining([...records]));
    const all = Object.values(now.records)
      .flat()
      .filter((record) => record['title'] !== SECRET);
    expect
      .soft(
        all
          .filter(
            (record) => isTrusted(record['trust']) && !this.#own.has(record['id']) && !trusted.includes(record['id']),
          )
          .map((record) => record['title']),
        'what became trusted',
      )
      .toEqual([]);
    const told = this.internet.heard.filter((heard) => JSON.stringify(heard).includes(SECRET));
    expect
      .soft(
        told.map(({ host }) => host),
        'who heard a secret',
      )
      .toEqual([]);
    const shell = await this.page.evaluate(() => [
      (globalThis as { attackRan?: unknown }).attackRan,
      ({} as { attackRan?: unknown }).attackRan,
    ]);
    expect.soft(shell, 'what ran in the shell').toEqual([undefined, undefined]);
    expect
      .soft(
        {
          dialogs: this.dialogs,
          downloads: this.downloads,
          windows: this.windows.map((page) => page.url()),
          shown: (await this.page.locator('dialog[open]').allInnerTexts()).map((text) => text.split('\n')[0]),
        },
        'what the reader was shown',
      )
      .toEqual({ dialogs: [], downloads: [], windows: [], shown: [] });
  }

  #othersHeard(): number {
    return this.internet.heard.filter(({ host }) => host !== SENTINEL).length;
  }
}

function isTrusted(trust: unknown): boolean {
  const { hosts, proxy } = (trust ?? {}) as { readonly hosts?: unknown; readonly proxy?: unknown };
  return hosts === true || proxy === true;
}

/**
 * In a page: resolves when it has drawn twice, or a little later where the browser does not draw it, as frames out of
 * sight.
 */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
    setTimeout(resolve, 100);
  });
}
