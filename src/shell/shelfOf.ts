import type { Origin } from '../notebook/origin.ts';

/**
 * Where the bytes are kept that a notebook read: the reader's own share theirs, any other's stay apart, since what has
 * been read tells of its reader. `name` tells one notebook from all others of its origin.
 */
export function shelfOf(origin: Origin, name: string): string {
  return origin === 'own' ? 'own' : `${origin} ${name}`;
}
