import type { Origin } from '../notebook/origin.ts';

/** Where the bytes are kept that a notebook read: the reader's own share theirs, any other's stay apart, by where it came from, since what has been read tells of its reader. */
export function shelfOf(origin: Origin, from: string | undefined): string {
  return origin === 'own' ? 'own' : `${origin} ${from ?? ''}`;
}
