import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadPyodide, type PyodideAPI } from 'pyodide';
import { cacheDir } from '../cache.ts';
import { assetLock } from '../lock.ts';
import { pyodideFolder } from '../pyodideFolder.ts';

const { sha256, file } = assetLock.assets.find(({ name }) => name === 'numpy')!;
const WHEEL = join(cacheDir(), 'assets', sha256, file);
const PACKAGES = resolve(import.meta.dirname, '../../../../workers/python/skybook/packages');

/** Whether set-up has left NumPy as it is published for browsers. */
export const HAS_OFFICIAL_NUMPY = existsSync(WHEEL);

/** A Python with that NumPy as `np`, to which a file of the site's packages is attached. */
export async function officialNumpy(attached: string): Promise<PyodideAPI> {
  const python = await loadPyodide({ indexURL: pyodideFolder() });
  python.unpackArchive(new Uint8Array(readFileSync(WHEEL)), 'wheel');
  const source = readFileSync(join(PACKAGES, attached), 'utf8');
  python.runPython(
    `import types, numpy as np\nattached = types.ModuleType("attached")\nexec(${JSON.stringify(source)}, attached.__dict__)\nattached.attach(np)`,
  );
  return python;
}
