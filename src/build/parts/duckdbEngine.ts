import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { assetLock } from '../assets/lock.ts';
import { keepExports } from './keepExports.ts';

const root = resolve(import.meta.dirname, '../../..');
const PUBLISHED = resolve(root, 'node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
/** Where set-up puts DuckDB's extensions, below the folder that it fills. */
const EXTENSIONS = resolve(root, 'public/vendor/duckdb/extensions');

/**
 * DuckDB as its package publishes it, without exports that nobody imports: it exports each of its 78,000 functions and
 * constants for extensions, and its loader walks over all of them several times whenever a database starts. Kept is
 * what the site's extensions import, and all that is not C++.
 */
export async function duckdbEngine(extensions: string = EXTENSIONS): Promise<Buffer> {
  const imported = new Set<string>();
  for (const { kind, file } of assetLock.assets) {
    if (kind !== 'extension') continue;
    const module = await WebAssembly.compile(await readFile(resolve(extensions, file)));
    for (const { name } of WebAssembly.Module.imports(module)) imported.add(name);
  }
  // Its loader knows those that take wide integers by two names.
  return keepExports(
    await readFile(PUBLISHED),
    (name) => !name.includes('_Z') || imported.has(name.replace(/^orig\$/, '')),
  );
}
