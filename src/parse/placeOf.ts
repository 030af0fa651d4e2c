import { lastOf } from '../known/lastOf.ts';

/** The line and column, from 1, of a place in a text; columns count UTF-16 units. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: lastOf(before).length + 1 };
}
