import type { Link } from './link.ts';
import type { Status } from './cellState.ts';

type Links = ReadonlyMap<string, Link>;

/** All cells that `id` depends on, directly or not. */
export function ancestors(links: Links, id: string): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (of: string): void => {
    for (const source of links.get(of)?.sources ?? []) {
      if (found.has(source)) continue;
      found.add(source);
      walk(source);
    }
  };
  walk(id);
  return found;
}

/** All cells that depend on `id`, directly or not. */
export function descendants(links: Links, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  for (const reached of found) {
    for (const [other, link] of links) if (link.sources.has(reached)) found.add(other);
  }
  found.delete(id);
  return found;
}

/** Whether a cell's value may be used as it stands when something below it runs. */
export function isCurrent(status: Status): boolean {
  return status === 'shown' || status === 'running' || status === 'waiting';
}
