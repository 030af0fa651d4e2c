import { join, resolve } from 'node:path';
import { cached } from './assets/cache.ts';
import { pipReason } from './assets/pipReason.ts';
import { findPython } from './assets/python.ts';
import { run } from './assets/run.ts';
import { SetupError } from './assets/setupError.ts';

const INSTALL = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--upgrade', '--target'];

/**
 * A tool of PyPI that is run as a module of Python, and kept in the cache with what stands beside it: requirements as
 * `ruff==1.2.3`. Rejects with what it printed where it finds fault.
 */
export async function pythonTool(
  tool: string,
  ...beside: readonly string[]
): Promise<(args: readonly string[]) => Promise<string>> {
  const python = await findPython();
  const requirements = [tool, ...beside];
  const ready = await cached(join('tools', requirements.join('+'), 'ready'), async (temporary) => {
    await run(python, [...INSTALL, resolve(temporary, '..', 'packages'), ...requirements]).catch((error: unknown) => {
      throw new SetupError(`${requirements.join(' and ')} could not be installed from PyPI: ${pipReason(error)}`);
    });
    await run(python, ['-c', `open(${JSON.stringify(temporary)}, "w").close()`]);
  });
  const name = tool.replace(/==.*/, '');
  return (args) => run(python, ['-m', name, ...args], { PYTHONPATH: resolve(ready, '..', 'packages') });
}
