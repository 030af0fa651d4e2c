/** The bytes of a file below `vendor/` of the site, by its path there. Fails with `TypeError` on any other path and on what is not there. */
export async function siteFile(path: string, siteUrl: string): Promise<ArrayBuffer> {
  const folder = new URL('vendor/', siteUrl).href;
  const url = new URL(path, folder);
  if (!url.href.startsWith(folder)) throw new TypeError(`${path} is not a file of the site's parts`);
  const response = await fetch(url);
  if (!response.ok) throw new TypeError(`${path} answered ${response.status}`);
  return response.arrayBuffer();
}
