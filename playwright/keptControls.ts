import type { Site } from './site.ts';

/** Where controls of all notebooks are kept to stand, as the text that keeps it. */
export function keptControls(site: Site): Promise<string> {
  return site.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('skybook');
      request.onsuccess = () => resolve(request.result);
    });
    const all = await new Promise<readonly { readonly controls: string }[]>((resolve) => {
      const request = database.transaction('controls').objectStore('controls').getAll();
      request.onsuccess = () => resolve(request.result as never);
    });
    database.close();
    return all.map(({ controls }) => controls).join('\n');
  });
}
