/** All keys that are lists beginning with `first`: a list is above every number (IndexedDB 3.0, “Compare two keys”). */
export function keysUnder(first: string): IDBKeyRange {
  return IDBKeyRange.bound([first], [first, []]);
}
