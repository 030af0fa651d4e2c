import { fetchError } from '../fetchError.ts';
import { isNotFound, type Read } from '../read.ts';
import { itemAt } from '../../known/itemAt.ts';

/** A file that was found: its path in the folder and its text. */
export type Found = { readonly path: string; readonly text: string };

/**
 * The first of `paths` that exists, given as addresses by `at`. Another failure than not-found (a bucket that forbids
 * listing answers 403 for a missing file) counts only where none exists: then it is thrown, kind `fetch`.
 */
export async function firstFound(
  paths: readonly string[],
  at: (path: string) => string,
  read: Read,
): Promise<Found | undefined> {
  let refused: unknown;
  for (const path of paths) {
    try {
      const text = new TextDecoder().decode((await read(at(path))).bytes);
      // Some servers answer with a page of their own for what is not there.
      if (!/^\s*<(!doctype|html)/i.test(text)) return { path, text };
    } catch (error) {
      if (!isNotFound(error)) refused ??= error;
    }
  }
  if (refused === undefined) return undefined;
  throw fetchError(`Could not read ${at(itemAt(paths, 0))}.`, refused);
}
