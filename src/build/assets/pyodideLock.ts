import type { Asset } from './lock.ts';

/** A wheel as the site serves it. */
export type Served = { readonly asset: Asset; readonly file: string; readonly sha256: string };

/**
 * The text of `pyodide-lock.json`, by which Pyodide finds the site's packages: names, files, hashes, imports and what
 * each needs.
 */
export function pyodideLock(info: unknown, served: readonly Served[]): string {
  const packages = served.map(({ asset, file, sha256 }) => [
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
  return JSON.stringify({ info, packages: Object.fromEntries(packages) });
}
