import type { PartKeeper } from '../feed/partKeeper.ts';

/**
 * Keeps the site for visits without a connection: its pages in a service worker, and what is kept of its parts as this
 * version has them. What cannot be kept now is tried at the next visit.
 */
export function keepSite(siteUrl: string, parts: Promise<PartKeeper>): void {
  // Browsers have it in secure contexts alone; while the site is developed there is no such script.
  void navigator.serviceWorker?.register(new URL('sw.js', siteUrl), { scope: siteUrl }).catch(() => undefined);
  void parts.then((keeper) => keeper.renew()).catch(() => undefined);
}
