import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { loadPyodide } from 'pyodide';
import { cached } from './cache.ts';
import { pyodideFolder } from './packWheels.ts';
import { sha256File } from './sha256.ts';

/**
 * The memory of Python just started, gzipped, in the cache: a page that restores it answers in about a third of the
 * time.
 */
export async function coreSnapshot(): Promise<string> {
  const core = await sha256File(join(pyodideFolder(), 'pyodide.asm.wasm'));
  return cached(join('snapshot', `${core.slice(0, 16)}-jspi.gz`), async (temporary) => {
    const python = await asWhereStacksSwitch(() => loadPyodide({ indexURL: pyodideFolder(), _makeSnapshot: true }));
    await writeFile(temporary, await promisify(gzip)(python.makeMemorySnapshot(), { level: 9 }));
  });
}

/**
 * Lets `start` find JavaScript Promise Integration, which Node 20 lacks. Python gets its `run_sync` while it starts,
 * and one without would be in the memory of browsers that have it; those that have not are asked each time by
 * `can_run_sync`.
 */
async function asWhereStacksSwitch<T>(start: () => Promise<T>): Promise<T> {
  const assembly = WebAssembly as unknown as Record<string, unknown>;
  if ('Suspending' in assembly) return start();
  const same = function same(callee: unknown): unknown {
    return callee;
  };
  Object.assign(assembly, { Suspending: same, promising: same });
  try {
    return await start();
  } finally {
    delete assembly['Suspending'];
    delete assembly['promising'];
  }
}
