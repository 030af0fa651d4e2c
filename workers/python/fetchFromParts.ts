import type { TakePart } from '../wire/takePart.ts';

/**
 * Has this worker's `fetch` take what is below `indexUrl`, an address that nobody has, from the parts below `folder`:
 * Pyodide fetches its files and packages by address.
 */
export function fetchFromParts(indexUrl: string, folder: string, take: TakePart): void {
  const direct = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    if (!url.startsWith(indexUrl)) return direct(input, init);
    const bytes = await take(`${folder}${url.slice(indexUrl.length)}`).catch((error: unknown) => {
      throw new TypeError(`Failed to fetch ${url}: ${error instanceof Error ? error.message : String(error)}`);
    });
    return Object.defineProperty(new Response(bytes), 'url', { value: url });
  };
}
