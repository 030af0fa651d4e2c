import { join, resolve } from 'node:path';
import { cached } from './assets/cache.ts';
import { pipReason } from './assets/pipReason.ts';
import { findPython } from './assets/python.ts';
import { run } from './assets/run.ts';
import { SetupError } from './assets/setupError.ts';

const INSTALL = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', '--target'];

/**
 * A tool of PyPI that is run as a module of Python, and kept in the cache: `requirement` as `ruff==1.2.3`. Rejects with
 * what it printed where it finds fault.
 */
export async function pythonTool(requirement: string): Promise<(args: readonly string[]) => Promise<string>> {
  const python = await findPython();
  const ready = await cached(join('tools', requirement, 'ready'), async (temporary) => {
    await run(python, [...INSTALL, resolve(temporary, '..', 'packages'), requirement]).catch((error: unknown) => {
      throw new SetupError(`${requirement} could not be installed from PyPI: ${pipReason(error)}`);
    });
    await run(python, ['-c', `open(${JSON.stringify(temporary)}, "w").close()`]);
  });
  const [name] = requirement.split('==');
  return (args) => run(python, ['-m', name!, ...args], { PYTHONPATH: resolve(ready, '..', 'packages') });
}
