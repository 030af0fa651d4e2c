/** The site's packages as `pyodide-lock.json` names them, as far as it is read here. */
export type PackageLock = Readonly<
  Record<
    string,
    { readonly imports: readonly string[]; readonly depends: readonly string[]; readonly file_name: string }
  >
>;

/** Names of the packages that give `modules`, with all that they depend on, but for those that are `loaded`. */
export function packagesFor(
  lock: PackageLock,
  modules: readonly string[],
  loaded: readonly string[],
): readonly string[] {
  const present = new Set(loaded.map(normalised));
  const wanted = new Set<string>();
  const add = (name: string): void => {
    if (wanted.has(name) || present.has(normalised(name)) || !lock[name]) return;
    wanted.add(name);
    for (const other of lock[name].depends) add(other);
  };
  for (const [name, { imports }] of Object.entries(lock))
    if (imports.some((module) => modules.includes(module))) add(name);
  return [...wanted];
}

/** Package names are the same in spite of letter case, hyphens and underscores (PEP 503). */
const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
