import { createHash } from 'node:crypto';
import { resolve, join } from 'node:path';
import { assetLock, type Asset } from '../../assets/lock.ts';
import { cached } from '../../assets/cache.ts';
import { findPython } from '../../assets/python.ts';
import { run } from '../../assets/run.ts';
import { packageOf } from './packageOf.ts';

const JUPYTER = ['nbclient==0.11.0', 'ipykernel==7.4.0'];
/** Of Pyodide alone. */
const NOT_THERE = ['micropip'];
const PIP = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target'];
const BUILT = ['--only-binary', ':all:'];
const MISSING = `import sys, json
from importlib.util import find_spec
print(json.dumps([m for m in sys.argv[1:] if m not in sys.stdlib_module_names and find_spec(m) is None]))`;

/** A Python and the folders in which it finds packages, the first before the others. */
export type KernelPackages = { readonly python: string; readonly folders: readonly string[] };

/**
 * Jupyter with the packages of the site, in the site's versions as far as this Python has them (kept in the cache, some
 * 600 MB). `python` is the program; by default the first that is found.
 */
export async function samePackages(given?: string): Promise<KernelPackages> {
  const python = given ?? (await findPython());
  const requirements = [...JUPYTER, ...wheels().map(({ name, version }) => `${name}<=${version}`)];
  return { python, folders: [await installed(python, 'same', requirements)] };
}

/**
 * Jupyter with the packages of PyPI too that these modules, which notebooks import, come from, in the versions that go
 * together; says which of them pip does not install without compiling, or not beside the others.
 */
export async function everyPackage(same: KernelPackages, modules: readonly string[]): Promise<KernelPackages> {
  const { python } = same;
  const missing: readonly string[] = JSON.parse(
    await run(python, ['-c', MISSING, ...modules], { PYTHONPATH: same.folders.join(':') }),
  );
  const names = [...new Set(missing.map(packageOf))].toSorted();
  const refused: string[] = [];
  for (const name of names)
    await run(python, [...PIP, resolve('unused'), ...BUILT, '--dry-run', '--no-deps', name]).catch(() =>
      refused.push(name),
    );
  const site = wheels().map(({ name }) => name);
  for (;;) {
    const had = names.filter((name) => !refused.includes(name));
    if (had.length === 0) return same;
    if (refused.length > 0) console.error(`Not installed: ${refused.join(', ')}`);
    try {
      return { python, folders: [await installed(python, 'every', [...JUPYTER, ...site, ...had])] };
    } catch (error) {
      const odd = had.find((name) => excludesOthers(name, String(error)));
      if (odd === undefined) throw error;
      refused.push(odd);
    }
  }
}

/** Whether pip says of a package that it goes with no others of those that were asked for. */
function excludesOthers(name: string, said: string): boolean {
  return said.includes(`Cannot install ${name}=`) || said.includes(`No matching distribution found for ${name}`);
}

async function installed(python: string, kind: string, requirements: readonly string[]): Promise<string> {
  const version = (await run(python, ['-V'])).trim();
  const key = createHash('sha256')
    .update([version, ...requirements].join(' '))
    .digest('hex')
    .slice(0, 16);
  const ready = await cached(join('tools', `beside-${kind}-${key}`, 'ready'), async (temporary) => {
    await run(python, [...PIP, resolve(temporary, '..', 'packages'), ...BUILT, ...requirements]);
    await run(python, ['-c', `open(${JSON.stringify(temporary)}, "w").close()`]);
  });
  return resolve(ready, '..', 'packages');
}

function wheels(): readonly Asset[] {
  return assetLock.assets.filter(({ kind, name }) => kind === 'wheel' && !NOT_THERE.includes(name));
}
