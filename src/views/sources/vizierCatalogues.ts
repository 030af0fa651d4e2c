/** The catalogues whose tables a query at VizieR names, such as `I/355` for `"I/355/gaiadr3"`, each once. */
export function vizierCatalogues(query: string): readonly string[] {
  const found = query.matchAll(/\b((?:J\/[\w+&.]+(?:\/[\w+&.]+)*|[IVX]{1,4}|B)\/[\w+]+)\/[\w.]+/g);
  return [...new Set([...found].map(([, catalogue]) => catalogue!))];
}
