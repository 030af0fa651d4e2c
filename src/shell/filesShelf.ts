import { hexadecimal } from '../feed/hexadecimal.ts';

/** What no address has in it. */
const MARK = '\n';

/**
 * Where the files are kept that a notebook has written at an address: `agreed` is the text of somebody else's that the
 * reader trusts. What was written without trust, or as another text, lies elsewhere: files can be code. Rejects where a
 * page has no digest, for want of a secure connection.
 */
export async function filesShelf(address: string, agreed: string | undefined): Promise<string> {
  if (agreed === undefined) return address;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(agreed));
  return `${address}${MARK}${hexadecimal(hash)}`;
}

/** The address of a shelf. */
export function addressOfShelf(shelf: string): string {
  return shelf.split(MARK, 1).join();
}

/** All keys that are lists beginning with a shelf of this address. */
export function keysOfShelves(address: string): IDBKeyRange {
  return IDBKeyRange.bound([address], [`${address}${MARK}\uffff`]);
}
