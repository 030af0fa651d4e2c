import type { Kept } from './kept.ts';
import { FULL_TRUST, NO_TRUST } from './trust.ts';

type Earlier = Kept & { readonly trusted?: boolean };

/**
 * A notebook as this version keeps it: files of the disk were once kept as of an address, which only copies of
 * addresses have, and trust was one word.
 */
export function renewed({ trusted, ...kept }: Earlier): Kept {
  const origin = kept.origin === 'address' && kept.route === undefined ? 'disk' : kept.origin;
  return { ...kept, origin, trust: kept.trust ?? (trusted ? FULL_TRUST : NO_TRUST) };
}
