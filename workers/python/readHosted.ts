import { WrongHash } from './wrongHash.ts';

/**
 * The bytes at an address of another host, if they have this SHA-256 (in hexadecimal); rejects with `WrongHash` where
 * the host gives others, and otherwise where it gives none.
 */
export async function readHosted(url: string, sha256: string): Promise<Uint8Array> {
  const digest = sha256.replace(/../g, (pair) => String.fromCharCode(parseInt(pair, 16)));
  // The browser compares it everywhere, `crypto.subtle` only where a page came by https.
  const answer = await fetch(url, { integrity: `sha256-${btoa(digest)}`, credentials: 'omit' }).catch(
    async (error: unknown) => {
      // It tells a wrong hash, a refusal and no answer alike.
      const asked = await fetch(url, { method: 'HEAD', credentials: 'omit' }).catch(() => undefined);
      if (asked?.ok) throw new WrongHash(url);
      if (asked) return asked;
      throw error;
    },
  );
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}
