/** The name of the cache with the files of a site: several sites may share an origin. The page opens it by itself. */
export function partsCache(siteUrl: string): string {
  return `skybook-parts ${siteUrl}`;
}
