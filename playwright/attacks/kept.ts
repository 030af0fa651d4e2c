import type { Page } from '@playwright/test';

/** Everything that the site keeps in a reader's browser. */
export type Kept = {
  /** Records of IndexedDB by `database/store`. */
  readonly records: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
  /** Names of caches. Bytes of catalogues that a query read are no secret, so their number does not count. */
  readonly caches: readonly string[];
  readonly cookies: string;
};

/** What the site keeps now, read in a page of the site's origin. */
export function keptIn(page: Page): Promise<Kept> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const records: Record<string, Record<string, unknown>[]> = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        const all = await done(database.transaction(store).objectStore(store).getAll());
        records[`${name}/${store}`] = all.filter((one) => typeof one === 'object' && one !== null);
      }
      database.close();
    }
    return {
      records,
      local: { ...localStorage },
      session: { ...sessionStorage },
      caches: await caches.keys(),
      cookies: document.cookie,
    };
  });
}
