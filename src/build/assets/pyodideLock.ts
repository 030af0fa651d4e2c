import type { Asset } from './lock.ts';

/** A wheel as the site serves it. */
export type Served = { readonly asset: Asset; readonly file: string; readonly sha256: string };

/** A package in the lock of Pyodide's own distribution. */
export type Distributed = {
  readonly name: string;
  readonly version: string;
  readonly file_name: string;
  readonly install_dir: string;
  readonly sha256: string;
  readonly package_type: string;
  readonly imports: readonly string[];
  readonly depends: readonly string[];
};

/** Pyodide's own lock, as far as it is read here. */
export type Distribution = { readonly info: unknown; readonly packages: Readonly<Record<string, Distributed>> };

/** Packages of the distribution in whose place the site's own sources stand. */
const STOOD_IN: ReadonlySet<string> = new Set(['ipython', 'pyodide-http']);

/**
 * The text of `pyodide-lock.json`, by which Pyodide finds packages: names, files, hashes, imports and what each needs.
 * Those of the `distribution` that the site does not serve are named with their whole address below `host`.
 */
export function pyodideLock(
  info: unknown,
  served: readonly Served[],
  distribution: readonly Distributed[] = [],
  host = '',
): string {
  const own = served.map(({ asset, file, sha256 }) => [
    asset.name,
    {
      name: asset.name,
      version: asset.version,
      file_name: file,
      install_dir: 'site',
      sha256,
      package_type: 'package',
      imports: asset.imports ?? [],
      depends: asset.depends ?? [],
      unvendored_tests: false,
    },
  ]);
  const names = new Set(served.map(({ asset }) => asset.name));
  const hosted = distribution
    .filter(({ name }) => !names.has(named(name)) && !STOOD_IN.has(named(name)) && !name.endsWith('-tests'))
    .map(({ name, version, file_name, install_dir, sha256, package_type, imports, depends }) => [
      named(name),
      {
        name,
        version,
        file_name: new URL(file_name, host).href,
        install_dir,
        sha256,
        package_type,
        imports,
        depends,
        unvendored_tests: false,
      },
    ]);
  return JSON.stringify({ info, packages: Object.fromEntries([...hosted, ...own]) });
}

/** A package's name as the lock has it (PEP 503). */
const named = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-');
