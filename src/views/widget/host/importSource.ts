import { importUrl, moduleUrl } from '../../../../workers/wire/importModule.ts';

/** Where code names a module of another address: `from "…"`, `import "…"` and `import("…")`. */
const REMOTE = /\b(from|import)([\s(]{0,10})(["'])(https?:\/\/[^"'\s]{1,2000})\3/g;

/**
 * Imports the module of a widget, from its text or its address. What it imports of other addresses comes from the site
 * where that has a copy; the rest is the policy's to allow.
 */
export async function importSource(
  source: string,
  siteCopy: (address: string) => Promise<string | undefined>,
): Promise<unknown> {
  if (source.startsWith('https://') || source.startsWith('http://'))
    return importUrl((await siteCopy(source)) ?? source);
  const addresses = [...new Set(Array.from(source.matchAll(REMOTE), ([, , , , address]) => address ?? ''))];
  const copies = new Map<string, string>();
  for (const address of addresses) {
    const copy = await siteCopy(address);
    if (copy !== undefined) copies.set(address, copy);
  }
  const text = source.replace(REMOTE, (whole, word: string, between: string, quote: string, address: string) => {
    const copy = copies.get(address);
    return copy === undefined ? whole : `${word}${between}${quote}${copy}${quote}`;
  });
  return importUrl(moduleUrl(text));
}
