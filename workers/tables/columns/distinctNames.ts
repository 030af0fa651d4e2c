/** The names, of which those that are equal but for letter case get numbers: SQL does not tell them apart. */
export function distinctNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return names.map((name) => {
    let free = name;
    let n = counts.get(name.toLowerCase()) ?? 2;
    for (; taken.has(free.toLowerCase()); n++) free = `${name}_${n}`;
    counts.set(name.toLowerCase(), n);
    taken.add(free.toLowerCase());
    return free;
  });
}
