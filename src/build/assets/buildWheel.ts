import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { cached } from './cache.ts';
import { diskProblem } from './diskProblem.ts';
import { fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import { pipReason } from './pipReason.ts';
import { fromPypi } from './pypi.ts';
import { run } from './run.ts';
import { sha256 } from './sha256.ts';
import { SetupError } from './setupError.ts';

/** Build tools, pinned; all from PyPI. Zig is the C compiler. */
const TOOLS = [
  'ziglang==0.16.0',
  'setuptools==80.9.0',
  'setuptools_scm==8.3.1',
  'cython==3.1.4',
  'numpy==2.3.5',
  'extension-helpers==1.4.0',
  'packaging==25.0',
  'jinja2==3.1.6',
  'wheel==0.45.1',
];
/** Packages that are whole without their compiled parts. */
const PURE = new Set(['pyyaml', 'markupsafe']);
const here = import.meta.dirname;
const SCRIPTS = ['cross_compile.py', 'wasm_cc.py', 'pure_wheel.py'].map((name) => join(here, name));

/** The wheel of a package made from its pinned source distribution, in the cache. Compiled ones take a minute or two. */
export async function buildWheel(name: string, fetching: Fetching): Promise<string> {
  const { lock, say } = fetching;
  const requirement = Object.keys(lock.sdists).find((key) => key.startsWith(`${name}==`));
  if (!requirement) throw new SetupError(`No source distribution is pinned for ${name}`);
  const pinned = lock.sdists[requirement]!;
  const scripts = await Promise.all(SCRIPTS.map((path) => readFile(path)));
  const inputs = sha256([pinned.sha256, ...TOOLS, ...scripts.map(sha256)].join('\n')).slice(0, 16);
  return cached(join('built', inputs, `${requirement.replace('==', '-')}-wasm32.whl`), async (temporary) => {
    const python = await buildPython(fetching);
    const sdist = await fromPypi(requirement, pinned, { python, say });
    const work = await mkdtemp(join(tmpdir(), 'skybook-build-'));
    try {
      const out = join(work, 'out');
      await mkdir(out);
      const compiled = !PURE.has(name);
      say(compiled ? `compiling ${requirement} for WebAssembly (a minute or two)` : `packing ${requirement} from its source`);
      if (compiled) {
        const numpy = await fetchAsset(lock.assets.find((asset) => asset.name === 'numpy')!, fetching);
        if (!numpy) throw new SetupError(`numpy's headers are needed to compile ${requirement}, and numpy could not be fetched. Check the network and run this again.`);
        await checkHeaders(python);
        await run(python, [join(here, 'cross_compile.py'), '--sdist', sdist, '--numpy', numpy, '--work', work, '--out', out]);
      } else {
        await run(python, [join(here, 'pure_wheel.py'), '--sdist', sdist, '--out', out]);
      }
      const [wheel] = (await readdir(out)).filter((file) => file.endsWith('.whl'));
      await copyFile(join(out, wheel!), temporary);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function checkHeaders(python: string): Promise<void> {
  const folder = (await run(python, ['-c', 'import sysconfig; print(sysconfig.get_path("include"))'])).trim();
  if (!existsSync(join(folder, 'Python.h'))) throw new SetupError(`Python's headers are not in ${folder} (on Debian: apt-get install python3-dev).`);
}

/** A virtual environment with the build tools, kept in the cache; its python. */
async function buildPython({ python, say }: Fetching): Promise<string> {
  const version = (await run(python, ['-c', 'import sys; print(sys.version.split()[0])'])).trim();
  const marker = await cached(join('tools', sha256([...TOOLS, version].join('\n')).slice(0, 16), 'ready'), async (temporary) => {
    say('installing build tools (Zig as C compiler, setuptools, Cython)');
    const environment = resolve(temporary, '..', 'environment');
    await rm(environment, { recursive: true, force: true });
    try {
      await run(python, ['-m', 'venv', environment]);
    } catch (error) {
      throw new SetupError(`Python's venv module does not work (on Debian: apt-get install python3-venv). ${String(error)}`);
    }
    await run(join(environment, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', ...TOOLS]).catch((error: unknown) => {
      throw diskProblem(error) ? error : new SetupError(`The build tools could not be installed from PyPI: ${pipReason(error)}`);
    });
    await run(join(environment, 'bin', 'python'), ['-c', `open(${JSON.stringify(temporary)}, "w").write("${basename(environment)}")`]);
  });
  return resolve(marker, '..', 'environment', 'bin', 'python');
}
