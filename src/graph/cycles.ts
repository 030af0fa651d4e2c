import { present } from '../known/present.ts';
/**
 * The groups of nodes that can reach themselves along `sources` (strongly connected, Tarjan 1972); a node alone counts
 * if it is its own source.
 */
export function findCycles(sources: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];

  const visit = (id: string): void => {
    index.set(id, index.size);
    low.set(id, present(index.get(id)));
    open.push(id);
    isOpen.add(id);
    for (const source of sources.get(id) ?? []) {
      if (!index.has(source)) visit(source);
      if (isOpen.has(source)) low.set(id, Math.min(present(low.get(id)), present(low.get(source))));
    }
    if (low.get(id) !== index.get(id)) return;
    const group = open.splice(open.lastIndexOf(id));
    for (const member of group) isOpen.delete(member);
    if (group.length > 1 || sources.get(id)?.has(id)) cycles.push(group);
  };

  for (const id of sources.keys()) if (!index.has(id)) visit(id);
  return cycles;
}
