import type { Provenance } from './provenance.ts';

/** The sources of what is made from several things, each once, in the order of their first mention. */
export function unionOfSources(...lists: readonly (readonly Provenance[] | undefined)[]): readonly Provenance[] {
  const found = new Map<string, Provenance>();
  for (const source of lists.flatMap((list) => list ?? [])) {
    const key = JSON.stringify([source.service, source.protocol, source.url, source.query, source.retrievedAt]);
    if (!found.has(key)) found.set(key, source);
  }
  return [...found.values()];
}
