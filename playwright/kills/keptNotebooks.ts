import type { BrowserContext, Page } from '@playwright/test';

/** A notebook as the site's database keeps it. */
export type KeptNotebook = { readonly id: string; readonly title: string; readonly html: string; readonly changedMs: number; readonly besides?: string };

/** All notebooks that a browser keeps for the site, read from outside the site's own code. */
export async function keptNotebooks(context: BrowserContext, site = ''): Promise<readonly KeptNotebook[]> {
  const page = await context.newPage();
  try {
    // A page of the site that runs nothing of it.
    await page.goto(`${site}cells/index.json`);
    return await readKept(page);
  } finally {
    await page.close();
  }
}

function readKept(page: Page): Promise<readonly KeptNotebook[]> {
  return page.evaluate(
    () =>
      new Promise<readonly KeptNotebook[]>((resolve, reject) => {
        const opening = indexedDB.open('skybook');
        opening.onerror = () => reject(opening.error);
        // There was none, and none must be left behind.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onsuccess = () => {
          const reading = opening.result.transaction('notebooks').objectStore('notebooks').getAll();
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result as KeptNotebook[]);
          };
        };
      }),
  );
}

/** The page's process dies, with all that is not stored. */
export async function crash(page: Page): Promise<void> {
  const died = page.waitForEvent('crash');
  const session = await page.context().newCDPSession(page);
  void session.send('Page.crash').catch(() => undefined);
  await died;
  await page.close();
}
