import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { BUILD_TOOLS, buildPython } from './buildPython.ts';
import { builtWheel } from './builtWheel.ts';
import { fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import type { Asset } from './lock.ts';
import { fromPypi } from './pypi.ts';
import { run } from './run.ts';
import { sdistOf } from './sdist.ts';
import { sha256 } from './sha256.ts';
import { SetupError } from './setupError.ts';
import { present } from '../../known/present.ts';

/** Packages that are whole without their compiled parts. */
const PURE = new Set(['pyyaml', 'markupsafe']);
/** Packages whose Cython asks for declarations (`.pxd`) that the wheels of others carry. */
const DECLARATIONS: Readonly<Record<string, readonly string[]>> = { photutils: ['scipy'] };
const here = import.meta.dirname;
const SCRIPTS = ['cross_compile.py', 'wasm_home.py', 'wasm_cc.py', 'pure_wheel.py'].map((name) => join(here, name));

/**
 * The wheel of a package made from its pinned source distribution, in the cache. Compiled ones take a minute or two.
 */
export async function buildWheel(name: string, fetching: Fetching): Promise<string> {
  const { lock, say } = fetching;
  const { requirement, ...pinned } = sdistOf(name, lock);
  const declaring = (DECLARATIONS[name] ?? []).map((one) => assetOf(one, fetching));
  const scripts = await Promise.all(SCRIPTS.map((path) => readFile(path)));
  return builtWheel(
    requirement,
    [pinned.sha256, ...BUILD_TOOLS, ...scripts.map(sha256), ...declaring.map(({ version }) => version)],
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
      const numpy = await needed(assetOf('numpy', fetching), requirement, fetching);
      const declarations = join(work, 'declarations');
      for (const asset of declaring) await takeDeclarations(await needed(asset, requirement, fetching), declarations);
      await checkHeaders(python);
      const places = { sdist, numpy, interpreter: facts, work, out };
      await run(
        python,
        [
          join(here, 'cross_compile.py'),
          ...Object.entries(places).flatMap(([option, place]) => [`--${option}`, place]),
        ],
        // What a package asks of Python is asked of the page's, not of this machine's.
        { PIP_IGNORE_REQUIRES_PYTHON: '1', PYTHONPATH: declarations },
      );
    },
  );
}

function assetOf(name: string, { lock }: Fetching): Asset {
  return present(
    lock.assets.find((asset) => asset.name === name),
    name,
  );
}

async function needed(asset: Asset, requirement: string, fetching: Fetching): Promise<string> {
  const wheel = await fetchAsset(asset, fetching);
  if (!wheel)
    throw new SetupError(
      `${asset.name} is needed to compile ${requirement}, and could not be fetched. Check the network and run this again.`,
    );
  return wheel;
}

/** Lays out a wheel's declarations for Cython as a package that it finds. */
async function takeDeclarations(wheel: string, folder: string): Promise<void> {
  const files = unzipSync(await readFile(wheel), { filter: ({ name }) => name.endsWith('.pxd') });
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(join(folder, dirname(name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
    for (let at = dirname(name); at !== '.'; at = dirname(at)) await writeFile(join(folder, at, '__init__.py'), '');
  }
}

async function checkHeaders(python: string): Promise<void> {
  const folder = (await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("include"))'])).trim();
  if (!existsSync(join(folder, 'Python.h')))
    throw new SetupError(`Python's headers are not in ${folder} (on Debian: apt-get install python3-dev).`);
}
