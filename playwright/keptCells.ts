import type { Site } from './site.ts';

/** What is kept for the notebook that is open. */
export function keptCells(site: Site): Promise<Readonly<Record<string, string>>> {
  return site.page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('skybook');
      request.onsuccess = () => resolve(request.result);
    });
    const all = await new Promise<readonly { readonly cells: Readonly<Record<string, string>> }[]>((resolve) => {
      const request = database.transaction('results').objectStore('results').getAll();
      request.onsuccess = () => resolve(request.result as never);
    });
    database.close();
    return all.at(-1)?.cells ?? {};
  });
}
