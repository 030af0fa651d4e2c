import type { Page } from '@playwright/test';
import type { Results } from '../../notebook/results/cellResult.ts';
import { inertResults } from '../../notebook/results/inertResult.ts';

/** What the site keeps of what the cells of the notebook showed that a page has opened. */
export async function keptOf(page: Page): Promise<Results> {
  const kept: unknown = await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('skybook');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const all = await new Promise<readonly { readonly address: string; readonly cells: Record<string, string> }[]>(
      (resolve, reject) => {
        const request = database.transaction('results').objectStore('results').getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      },
    );
    database.close();
    const own = all.find(({ address }) => address === location.hash);
    return Object.fromEntries(Object.entries(own?.cells ?? {}).map(([id, text]) => [id, JSON.parse(text)]));
  });
  return inertResults(kept);
}
