import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { cached } from './cache.ts';
import { pyodideFolder } from './packWheels.ts';
import { sha256File } from './sha256.ts';

/** The memory of Python just started, gzipped, in the cache: a page that restores it answers in about a third of the time. */
export async function coreSnapshot(): Promise<string> {
  const core = await sha256File(join(pyodideFolder(), 'pyodide.asm.wasm'));
  return cached(join('snapshot', `${core.slice(0, 16)}.gz`), async (temporary) => {
    const python = await loadPyodide({ indexURL: pyodideFolder(), _makeSnapshot: true });
    await writeFile(temporary, await promisify(gzip)(python.makeMemorySnapshot(), { level: 9 }));
  });
}
