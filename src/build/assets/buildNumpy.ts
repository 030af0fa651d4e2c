import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILD_TOOLS, buildPython } from './buildPython.ts';
import { builtWheel } from './builtWheel.ts';
import type { Fetching } from './fetching.ts';
import { fromPypi } from './pypi.ts';
import { pythonHeaders } from './pythonHeaders.ts';
import { run } from './run.ts';
import { sdistOf } from './sdist.ts';
import { sha256, sha256File } from './sha256.ts';

const here = import.meta.dirname;
const INT64 = join(here, 'int64');
const FLOAT_ERRORS = join(here, 'floatErrors');

/**
 * NumPy's wheel with int64 as the default integer and with floating-point errors, in the cache: `official`, with what
 * decides them compiled anew from the pinned source (see build_numpy.py). Takes some minutes once.
 */
export async function buildNumpy(official: string, fetching: Fetching): Promise<string> {
  const { lock, say } = fetching;
  const { requirement, ...pinned } = sdistOf('numpy', lock);
  const own = [
    ...(await readdir(INT64)).filter((name) => /^(numpy\.json|.*\.py)$/.test(name)).map((name) => join(INT64, name)),
    ...(await readdir(FLOAT_ERRORS)).map((name) => join(FLOAT_ERRORS, name)),
  ];
  const scripts = await Promise.all(
    [...own.toSorted(), join(here, 'wasm_home.py'), join(here, 'wasm_cc.py')].map((path) => readFile(path)),
  );
  return builtWheel(
    requirement,
    [pinned.sha256, await sha256File(official), ...BUILD_TOOLS, ...scripts.map(sha256)],
    async ({ work, out, facts }) => {
      const headers = await pythonHeaders(fetching);
      const python = await buildPython(fetching);
      const sdist = await fromPypi(requirement, pinned, { python, say });
      say(
        `compiling ${requirement} with integers of 64 bits and floating-point errors for WebAssembly (three to five minutes, once)`,
      );
      await run(python, [
        join(INT64, 'build_numpy.py'),
        '--sdist',
        sdist,
        '--numpy',
        official,
        '--python',
        headers,
        '--interpreter',
        facts,
        '--work',
        work,
        '--out',
        out,
      ]);
    },
  );
}
