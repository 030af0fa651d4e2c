import { rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { cached } from './cache.ts';
import { diskProblem } from './diskProblem.ts';
import type { Fetching } from './fetching.ts';
import { pipReason } from './pipReason.ts';
import { run } from './run.ts';
import { SetupError } from './setupError.ts';
import { sha256 } from './sha256.ts';

/** Build tools, pinned; all from PyPI. Zig is the C compiler. */
export const BUILD_TOOLS = [
  'ziglang==0.16.0',
  'setuptools==80.9.0',
  'setuptools_scm==8.3.1',
  'cython==3.1.4',
  'ninja==1.13.2',
  'numpy==2.3.5',
  'extension-helpers==1.4.0',
  'packaging==25.0',
  'jinja2==3.1.6',
  'wheel==0.45.1',
];

/** A virtual environment with the build tools, kept in the cache; its python. */
export async function buildPython({ python, say }: Fetching): Promise<string> {
  const version = (await run(python, ['-c', 'import sys; print(sys.version.split()[0])'])).trim();
  const marker = await cached(
    join('tools', sha256([...BUILD_TOOLS, version].join('\n')).slice(0, 16), 'ready'),
    async (temporary) => {
      say('installing build tools (Zig as C compiler, setuptools, Cython)');
      const environment = resolve(temporary, '..', 'environment');
      await rm(environment, { recursive: true, force: true });
      try {
        await run(python, ['-m', 'venv', environment]);
      } catch (error) {
        throw new SetupError(
          `Python's venv module does not work (on Debian: apt-get install python3-venv). ${String(error)}`,
        );
      }
      await run(join(environment, 'bin', 'python'), [
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        ...BUILD_TOOLS,
      ]).catch((error: unknown) => {
        throw diskProblem(error)
          ? error
          : new SetupError(`The build tools could not be installed from PyPI: ${pipReason(error)}`);
      });
      await run(join(environment, 'bin', 'python'), [
        '-c',
        `open(${JSON.stringify(temporary)}, "w").write("${basename(environment)}")`,
      ]);
    },
  );
  return resolve(marker, '..', 'environment', 'bin', 'python');
}
