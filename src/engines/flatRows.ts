const isScalar = (value: unknown): boolean =>
  value === null ||
  (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') ||
  value instanceof Date;

/** Whether a value is an object literal: what structured cloning keeps whole. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/**
 * The column names of an array that is a table in all but name: plain objects of scalars or dates, at most 2000
 * names in all, each row with at least half of them. `undefined` for any other value.
 */
export function flatRows(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = new Set<string>();
  let cells = 0;
  for (const row of value) {
    if (!isPlainObject(row)) return undefined;
    for (const name in row) {
      if (!isScalar(row[name])) return undefined;
      names.add(name);
      cells++;
    }
  }
  const regular = names.size > 0 && names.size <= 2000 && cells * 2 >= names.size * value.length;
  return regular ? [...names] : undefined;
}
