import { SiteParts } from './engines/siteParts.ts';
import { piecesOf } from '../workers/wire/piecesOf.ts';
import { serveParts } from '../workers/wire/serveParts.ts';

const VENDOR = 'vendor/';

/**
 * The site's parts for a page that has an address: fetched from the site. Where nothing of it is cached, as in a frame of opaque origin, those that
 * the shell can give, with a cache, come from it.
 */
export function partsFromSite(siteUrl: string, vendorFile: (path: string) => Promise<ArrayBuffer>): SiteParts {
  const direct = globalThis.fetch.bind(globalThis);
  const { port1, port2 } = new MessageChannel();
  serveParts(port2, async (path) => {
    if (globalThis.origin === 'null' && path.startsWith(VENDOR)) return piecesOf(await vendorFile(path.slice(VENDOR.length)));
    const response = await direct(new URL(path, siteUrl));
    if (!response.ok) throw new Error(`${path} answered HTTP ${response.status}`);
    return piecesOf(await response.arrayBuffer());
  });
  return new SiteParts(port1);
}
