import { asName, isWord, type SqlPart } from './sqlToken.ts';

/** A name with its schema, as `a."b".c`, and the place after it; an empty path where no name stands. */
export function readPath(
  parts: readonly SqlPart[],
  start: number,
): { readonly path: readonly string[]; readonly next: number } {
  const path: string[] = [];
  let at = start;
  for (let name = asName(parts[at]); name !== undefined; name = asName(parts[at])) {
    path.push(name);
    at++;
    if (!isWord(parts[at], '.')) break;
    at++;
  }
  return { path, next: at };
}
