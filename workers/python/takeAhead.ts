import type { TakePart } from '../wire/takePart.ts';

/**
 * A way to take parts, and to begin with some before they are asked for: each of those is given once from what has
 * arrived.
 */
export type TakeAhead = { readonly take: TakePart; readonly begin: (paths: readonly string[]) => void };

/** Adds that to a way of taking parts. What fails ahead is taken again when it is asked for. */
export function takeAhead(take: TakePart): TakeAhead {
  const coming = new Map<string, Promise<ArrayBuffer>>();
  return {
    take: (path, kept) => {
      const begun = coming.get(path);
      coming.delete(path);
      return begun ? begun.catch(() => take(path, kept)) : take(path, kept);
    },
    begin: (paths) => {
      for (const path of paths) {
        const bytes = coming.get(path) ?? take(path);
        bytes.catch(() => undefined);
        coming.set(path, bytes);
      }
    },
  };
}
