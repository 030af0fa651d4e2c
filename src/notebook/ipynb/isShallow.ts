/** Deeper JSON than this is made to break what reads it. */
const MOST_DEEP = 200;

/** Whether JSON is nested no deeper than a reader may recurse. Linear in its size, whatever its shape. */
export function isShallow(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= MOST_DEEP; depth++) {
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []));
    if (level.length === 0) return true;
  }
  return false;
}
