import type { Page } from '@playwright/test';

/**
 * Waits for what the page has under way to its store: a transaction over the same stores comes after it (IndexedDB 3.0,
 * section 2.7.1).
 */
export async function written(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('skybook-bytes');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const turn = opening.result.transaction(['pieces', 'files'], 'readwrite');
          turn.objectStore('files').count();
          turn.oncomplete = () => resolve();
          turn.onabort = () => reject(turn.error);
        };
      }),
  );
}
