const CATALOGUE = /\b((?:J\/[\w+&.]+(?:\/[\w+&.]+)*|[IVX]{1,4}|B)\/[\w+]+)\/[\w.]+/g;
const MOST_CHARACTERS = 200;

/** The catalogues whose tables a query at VizieR names, such as `I/355` for `"I/355/gaiadr3"`, each once. */
export function vizierCatalogues(query: string): readonly string[] {
  const names = [...query.matchAll(/[\w+&./]+/g)]
    .map(([name]) => name)
    .filter((name) => name.length <= MOST_CHARACTERS);
  return [...new Set(names.flatMap((name) => [...name.matchAll(CATALOGUE)].map(([, catalogue = '']) => catalogue)))];
}
