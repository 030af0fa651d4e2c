type Child = readonly [name: string, value: unknown];

const isLeaf = (value: object): boolean =>
  value instanceof Date ||
  value instanceof RegExp ||
  value instanceof URL ||
  (typeof Node !== 'undefined' && value instanceof Node);

const isList = (value: object): value is ArrayLike<unknown> & object =>
  Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));

const namesOf = (value: object): readonly string[] =>
  value instanceof Error ? ['stack', ...(value.cause === undefined ? [] : ['cause'])] : Object.keys(value);

/** How many values a value holds, as `childrenOf` counts them. */
export function childCount(value: object): number {
  if (isList(value)) return value.length;
  if (value instanceof Map || value instanceof Set) return value.size;
  return isLeaf(value) ? 0 : namesOf(value).length;
}

/**
 * What a value holds from one place to another, by name: items, entries, members, own properties. A getter that throws
 * gives its error.
 */
export function childrenOf(value: object, from: number, to: number): readonly Child[] {
  if (isList(value)) {
    const length = Math.max(0, Math.min(to, value.length) - from);
    return Array.from({ length }, (_, i) => [String(from + i), value[from + i]] as const);
  }
  if (value instanceof Map)
    return [...value]
      .slice(from, to)
      .map(([key, item]) => [typeof key === 'string' ? JSON.stringify(key) : String(key), item]);
  if (value instanceof Set) return [...value].slice(from, to).map((item, i) => [String(from + i), item]);
  if (isLeaf(value)) return [];
  return namesOf(value)
    .slice(from, to)
    .map((name): Child => {
      try {
        return [name, Reflect.get(value, name)];
      } catch (error) {
        return [name, error];
      }
    });
}
