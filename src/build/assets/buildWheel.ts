import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILD_TOOLS, buildPython } from './buildPython.ts';
import { cached } from './cache.ts';
import { checkModules } from './checkModules.ts';
import { fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import { interpreterFacts } from './interpreterFacts.ts';
import { fromPypi } from './pypi.ts';
import { run } from './run.ts';
import { sha256, sha256File } from './sha256.ts';
import { SetupError } from './setupError.ts';

/** Packages that are whole without their compiled parts. */
const PURE = new Set(['pyyaml', 'markupsafe']);
const here = import.meta.dirname;
const SCRIPTS = ['cross_compile.py', 'wasm_home.py', 'wasm_cc.py', 'pure_wheel.py'].map((name) => join(here, name));

/** The wheel of a package made from its pinned source distribution, in the cache. Compiled ones take a minute or two. */
export async function buildWheel(name: string, fetching: Fetching): Promise<string> {
  const { lock, say } = fetching;
  const requirement = Object.keys(lock.sdists).find((key) => key.startsWith(`${name}==`));
  if (!requirement) throw new SetupError(`No source distribution is pinned for ${name}`);
  const pinned = lock.sdists[requirement]!;
  const scripts = await Promise.all(SCRIPTS.map((path) => readFile(path)));
  const facts = await interpreterFacts();
  const inputs = sha256([pinned.sha256, ...BUILD_TOOLS, await sha256File(facts), ...scripts.map(sha256)].join('\n')).slice(0, 16);
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
        await run(python, [join(here, 'cross_compile.py'), '--sdist', sdist, '--numpy', numpy, '--interpreter', facts, '--work', work, '--out', out]);
      } else {
        await run(python, [join(here, 'pure_wheel.py'), '--sdist', sdist, '--out', out]);
      }
      const [wheel] = (await readdir(out)).filter((file) => file.endsWith('.whl'));
      await checkModules(join(out, wheel!), facts);
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
