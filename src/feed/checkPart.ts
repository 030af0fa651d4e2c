import { hexadecimal } from './hexadecimal.ts';
import type { Part } from './partList.ts';

/**
 * Fails with an `Error`, in words, where bytes are not those of a part, or there are none of its length: the site has
 * been changed since its list was read, or something between it and the reader has changed them. Pages without a secure
 * connection have no digest; there only the size is looked at.
 */
export async function checkPart(
  { path, bytes, sha256 }: Part,
  found: ArrayBuffer | undefined,
  crypto: Crypto | undefined = globalThis.crypto,
): Promise<void> {
  const isRight =
    found?.byteLength === bytes &&
    (!crypto?.subtle || hexadecimal(await crypto.subtle.digest('SHA-256', found)) === sha256);
  if (!isRight)
    throw new Error(
      `${path} is not what this version of the site has there: the site has been renewed. Reload the page.`,
    );
}
