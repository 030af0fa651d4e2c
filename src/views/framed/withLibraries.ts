import { libraryPart } from '../../../workers/wire/libraries.ts';
import type { TakePart } from '../../../workers/wire/takePart.ts';
import { libraryAsked } from './libraryAsked.ts';

const ADDRESS = /https?:\/\/[\w.-]{1,99}\/[\w.@/~+-]{1,300}(?:\?noext\b)?/g;

/** Of HTML that names libraries ever again the rest stays as it is: a page holds no more. */
const MOST_CHARACTERS = 64e6;

/**
 * HTML in which addresses of libraries that the site has are its own copies, as `data:` addresses: these mean the same
 * in attributes, in pages within the page and in texts of scripts. No public host is asked for them.
 */
export async function withLibraries(html: string, take: TakePart): Promise<string> {
  const copies = new Map<string, string>();
  for (const address of new Set(html.match(ADDRESS) ?? [])) {
    const library = libraryAsked(address);
    if (!library) continue;
    const type = library.file.endsWith('.css') ? 'text/css' : 'text/javascript';
    const copy = new Blob([await take(libraryPart(library))], { type: `${type};charset=utf-8` });
    copies.set(address, await dataAddress(copy));
  }
  if (copies.size === 0) return html;
  let left = MOST_CHARACTERS;
  return html.replace(ADDRESS, (address) => {
    const copy = copies.get(address);
    if (copy === undefined || copy.length > left) return address;
    left -= copy.length;
    return copy;
  });
}

function dataAddress(copy: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the copy could not be read'));
    reader.readAsDataURL(copy);
  });
}
