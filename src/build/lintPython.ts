import { join, resolve } from 'node:path';
import { cached } from './assets/cache.ts';
import { pipReason } from './assets/pipReason.ts';
import { findPython } from './assets/python.ts';
import { run } from './assets/run.ts';
import { SetupError } from './assets/setupError.ts';

const RUFF = 'ruff==0.17.6';
const root = resolve(import.meta.dirname, '../..');

/** Checks the Python of the site and of the build with Ruff, which is kept in the cache. */
async function lintPython(): Promise<void> {
  const python = await findPython();
  const ready = await cached(join('tools', RUFF, 'ready'), async (temporary) => {
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', '--target', resolve(temporary, '..', 'packages'), RUFF]).catch((error: unknown) => {
      throw new SetupError(`Ruff could not be installed from PyPI: ${pipReason(error)}`);
    });
    await run(python, ['-c', `open(${JSON.stringify(temporary)}, "w").close()`]);
  });
  await run(python, ['-m', 'ruff', 'check', '--no-cache', '--quiet', '--output-format', 'concise', '--config', join(root, 'src/build/ruff.toml'), join(root, 'workers/python'), join(root, 'src/build')], { PYTHONPATH: resolve(ready, '..', 'packages') });
}

try {
  await lintPython();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
