/** Gives the bytes of a file of the site, by its path below `vendor/`. */
export type ReadSiteFile = (path: string) => Promise<ArrayBuffer>;

/**
 * Has this worker's `fetch` take the files of Python from the page instead of the network. A browser keeps nothing for a page
 * of opaque origin: it would fetch them anew on each visit, while the shell around the page has them in its cache.
 */
export function fetchThroughPage(folderUrl: string, path: string, readSiteFile: ReadSiteFile): void {
  const direct = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(folderUrl)) return direct(input, init);
    const bytes = await readSiteFile(`${path}${url.slice(folderUrl.length)}`).catch((error: unknown) => {
      throw new TypeError(`Failed to fetch ${url}: ${error instanceof Error ? error.message : String(error)}`);
    });
    const response = new Response(bytes, { headers: { 'Content-Type': url.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream' } });
    return Object.defineProperty(response, 'url', { value: url });
  };
}
