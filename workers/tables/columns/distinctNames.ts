import { sqlKey } from '../../wire/sqlKey.ts';

/** The names, of which those that are equal but for letter case get numbers: SQL does not tell them apart. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let free = name;
    let n = counts.get(sqlKey(name)) ?? 2;
    for (; taken.has(sqlKey(free)); n++) free = `${name}_${n}`;
    counts.set(sqlKey(name), n);
    taken.add(sqlKey(free));
    return free;
  });
}
