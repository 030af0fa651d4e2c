/** A package as `pyodide-lock.json` names it, as far as it is read here. */
export type LockedPackage = {
  /** As its own files spell it. */
  readonly name: string;
  readonly version: string;
  readonly imports: readonly string[];
  readonly depends: readonly string[];
  /** Beside the lock, or the whole address of a public host. */
  readonly file_name: string;
  /** In hexadecimal. */
  readonly sha256: string;
  /** Pyodide's name of the folder that it goes to. */
  readonly install_dir: string;
  /** `package` for what is one of PyPI too; others are libraries, or parts of Python. */
  readonly package_type: string;
};

/** The packages of `pyodide-lock.json` by their names: the site's own, and those of Pyodide's public host. */
export type PackageLock = Readonly<Record<string, LockedPackage>>;

/** Whether the site leaves a package to its public host, which gives it by its hash. */
export const isHosted = ({ file_name: file }: LockedPackage): boolean => file.includes('://');

/** Names of the packages that give `modules`, with all that they depend on, but for those that are `loaded`. */
export function packagesFor(
  lock: PackageLock,
  modules: readonly string[],
  loaded: readonly string[],
): readonly string[] {
  const names = Object.entries(lock).flatMap(([name, { imports }]) =>
    imports.some((module) => modules.includes(module)) ? [name] : [],
  );
  return withNeeds(lock, names, loaded);
}

/** The packages `names` with all that they depend on, but for those that are `loaded`. */
export function withNeeds(lock: PackageLock, names: readonly string[], loaded: readonly string[]): readonly string[] {
  const present = new Set(loaded.map(normalised));
  const wanted = new Set<string>();
  const add = (given: string): void => {
    const name = lock[given] ? given : normalised(given);
    if (wanted.has(name) || present.has(normalised(name)) || !lock[name]) return;
    wanted.add(name);
    for (const other of lock[name].depends) add(other);
  };
  for (const name of names) add(name);
  return [...wanted];
}

/** Package names are the same in spite of letter case, hyphens and underscores (PEP 503). */
export const normalised = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
