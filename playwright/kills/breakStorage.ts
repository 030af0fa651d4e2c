import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { PartDeath } from '../../src/build/kills/killPlan.ts';
import { isSoon } from './isSoon.ts';
import type { NotebookTab } from './notebookTab.ts';
import type { PartEnded } from './partEnded.ts';

/** What was cleared is kept anew within a second. */
const KEPT_ANEW_MS = 1000;

type StorageDeath = Extract<PartDeath, `storage is ${string}`>;

const WORDS = { 'storage is full': 'Storage is full', 'storage is denied': 'refuses storage' } as const;

/** Storage is cleared, or takes nothing more; what is typed then is told of, can be downloaded, and is kept at last. */
export async function breakStorage(death: StorageDeath, tab: NotebookTab): Promise<PartEnded> {
  const { page } = tab;
  if (death === 'storage is full') await page.evaluate(FILL);
  if (death === 'storage is denied') await page.evaluate(DENY);
  if (death !== 'storage is full') await clear(page);
  tab.ageFromNow();
  const diedMs = Date.now();
  return { fault: undefined, goesOn: () => goesOn(death, diedMs, tab) };
}

async function goesOn(death: StorageDeath, diedMs: number, tab: NotebookTab): Promise<string | undefined> {
  const { page, typed } = tab;
  const notice = page.locator('[data-notice="storage"]');
  const isTold = async (): Promise<boolean> => (await notice.count()) > 0;
  if (death === 'storage is cleared') {
    // All of it is typed anew, as it were, and may be lost for as long.
    await page.waitForTimeout(Math.max(0, diedMs + KEPT_ANEW_MS - Date.now()));
    return (await isTold()) ? `what was cleared is kept anew, yet: ${await notice.textContent()}` : undefined;
  }
  if (!(await tab.isTold(async () => ((await notice.textContent()) ?? '').includes(WORDS[death]))))
    return `nothing tells of it: ${death}`;
  const downloading = page.waitForEvent('download');
  await notice.getByRole('button', { name: 'Download' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  const { value } = typed.at(-1)!;
  if (!value.includes(' ') && !/^\d+$/.test(value) && !text.includes(value))
    return `${value} is not in what is downloaded`;
  await page.evaluate('mendStorage()');
  if (death === 'storage is full')
    // The next edit may have been kept by itself, and the notice be gone.
    await notice
      .getByRole('button', { name: 'Try again' })
      .click({ timeout: 2000 })
      .catch(() => undefined);
  else {
    await tab.field.focus();
    // Some gestures change nothing, as moving up the first cell.
    do await tab.change(1);
    while (tab.typed.at(-1)!.value === tab.typed.at(-2)!.value);
  }
  if (!(await isSoon(async () => !(await isTold())))) return `a dead end: it is told for ever: ${death}`;
  tab.ageFromNow();
  return undefined;
}

/** The browser takes the site's databases, as when the reader clears its data. */
async function clear(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
}

/** To be run in the page: no request that puts something is done any more. */
const FILL = `(() => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  globalThis.mendStorage = () => (IDBObjectStore.prototype.put = put);
})()`;

/** To be run in the page: no database can be opened any more. */
const DENY = `(() => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB');
  const get = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  Object.defineProperty(globalThis, 'indexedDB', { configurable: true, get });
  globalThis.mendStorage = () => Object.defineProperty(globalThis, 'indexedDB', own);
})()`;
