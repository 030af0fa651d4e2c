import type { BrowserContext, Page } from '@playwright/test';

/** A notebook as the site's database keeps it. */
export type KeptNotebook = {
  readonly id: string;
  readonly title: string;
  readonly html: string;
  readonly changedMs: number;
  readonly besides?: string;
};

/** All notebooks that a browser keeps for the site, read from outside the site's own code. */
export function keptNotebooks(context: BrowserContext, site = ''): Promise<readonly KeptNotebook[]> {
  return kept<KeptNotebook>(context, 'notebooks', site);
}

/** Where controls were left, of all notebooks, as the texts that are kept. */
export async function keptControls(context: BrowserContext): Promise<string> {
  return (await kept<{ readonly controls: string }>(context, 'controls')).map(({ controls }) => controls).join();
}

async function kept<T>(context: BrowserContext, store: string, site = ''): Promise<readonly T[]> {
  const page = await context.newPage();
  try {
    // A page of the site that runs nothing of it.
    await page.goto(`${site}cells/index.json`);
    return await readKept<T>(page, store);
  } finally {
    await page.close();
  }
}

function readKept<T>(page: Page, store: string): Promise<readonly T[]> {
  return page.evaluate(
    (name) =>
      new Promise<readonly unknown[]>((resolve, reject) => {
        const opening = indexedDB.open('skybook');
        opening.onerror = () => reject(opening.error);
        // There was none, and none must be left behind.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
    store,
  ) as Promise<readonly T[]>;
}

/** The page's process dies, with all that is not stored. */
export async function crash(page: Page): Promise<void> {
  const died = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await died;
  await page.close();
}
