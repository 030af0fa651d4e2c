import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWith } from '../notebook/made/madeText.ts';
import { sha256 } from './assets/sha256.ts';

/** Packages whose version may change a number, in the order in which they are told. */
const TOLD = ['numpy', 'scipy', 'astropy', 'pyvo', 'astroquery', 'pandas', 'matplotlib'];

/**
 * What a site is built of, as results keep it: its version, a hash of both locks of packages, and the versions of those
 * that a reader knows by name.
 */
export function sitePartsText(root: string): string {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const locks = [read('package-lock.json'), read('src/build/assets/assets.lock.json')];
  const { version, dependencies }: { version: string; dependencies: Readonly<Record<string, string>> } = JSON.parse(
    read('package.json'),
  );
  const { assets, python }: { assets: readonly { name: string; version: string }[]; python: { file: string } } =
    JSON.parse(locks[1] ?? '{}');
  const versions = new Map(assets.map((asset) => [asset.name, asset.version]));
  return writeWith({
    skybook: version,
    lock: sha256(locks.join('\n')).slice(0, 16),
    python: /\d+\.\d+\.\d+/.exec(python.file)?.[0] ?? '',
    ...Object.fromEntries(TOLD.flatMap((name) => (versions.has(name) ? [[name, versions.get(name) ?? '']] : []))),
    duckdb: dependencies['@duckdb/duckdb-wasm'] ?? '',
  });
}
