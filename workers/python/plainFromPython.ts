/** Plain data of Python, with its marked dates as `Date`. */
export function plainFromPython(value: unknown): unknown {
  if (value === undefined) return null;
  if (Array.isArray(value)) return value.map(plainFromPython);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]![0] === '$date') return new Date(entries[0]![1] as number);
  return Object.fromEntries(entries.map(([key, item]) => [key, plainFromPython(item)]));
}
