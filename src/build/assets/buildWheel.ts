import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUILD_TOOLS, buildPython } from './buildPython.ts';
import { builtWheel } from './builtWheel.ts';
import { fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import { fromPypi } from './pypi.ts';
import { run } from './run.ts';
import { sdistOf } from './sdist.ts';
import { sha256 } from './sha256.ts';
import { SetupError } from './setupError.ts';
import { present } from '../../known/present.ts';

/** Packages that are whole without their compiled parts. */
const PURE = new Set(['pyyaml', 'markupsafe']);
const here = import.meta.dirname;
const SCRIPTS = ['cross_compile.py', 'wasm_home.py', 'wasm_cc.py', 'pure_wheel.py'].map((name) => join(here, name));

/**
 * The wheel of a package made from its pinned source distribution, in the cache. Compiled ones take a minute or two.
 */
export async function buildWheel(name: string, fetching: Fetching): Promise<string> {
  const { lock, say } = fetching;
  const { requirement, ...pinned } = sdistOf(name, lock);
  const scripts = await Promise.all(SCRIPTS.map((path) => readFile(path)));
  return builtWheel(
    requirement,
    [pinned.sha256, ...BUILD_TOOLS, ...scripts.map(sha256)],
    async ({ work, out, facts }) => {
      const python = await buildPython(fetching);
      const sdist = await fromPypi(requirement, pinned, { python, say });
      const compiled = !PURE.has(name);
      say(
        compiled
          ? `compiling ${requirement} for WebAssembly (a minute or two)`
          : `packing ${requirement} from its source`,
      );
      if (!compiled) return void (await run(python, [join(here, 'pure_wheel.py'), '--sdist', sdist, '--out', out]));
      const numpy = await fetchAsset(present(lock.assets.find((asset) => asset.name === 'numpy')), fetching);
      if (!numpy)
        throw new SetupError(
          `numpy's headers are needed to compile ${requirement}, and numpy could not be fetched. Check the network and run this again.`,
        );
      await checkHeaders(python);
      await run(python, [
        join(here, 'cross_compile.py'),
        '--sdist',
        sdist,
        '--numpy',
        numpy,
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

async function checkHeaders(python: string): Promise<void> {
  const folder = (await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("include"))'])).trim();
  if (!existsSync(join(folder, 'Python.h')))
    throw new SetupError(`Python's headers are not in ${folder} (on Debian: apt-get install python3-dev).`);
}
