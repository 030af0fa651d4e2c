import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { checkModules } from './checkModules.ts';
import { interpreterFacts } from './interpreterFacts.ts';
import { sha256, sha256File } from './sha256.ts';
import { present } from '../../known/present.ts';

/** Folders of one build, removed after it: `out` takes the wheel. `facts` is the file of the interpreter's facts. */
export type Build = { readonly work: string; readonly out: string; readonly facts: string };

/** The wheel of a requirement in the cache, kept under the hash of what decides it; else `make` fills it. */
export async function builtWheel(
  requirement: string,
  decisive: readonly string[],
  make: (build: Build) => Promise<void>,
): Promise<string> {
  const facts = await interpreterFacts();
  const inputs = sha256([...decisive, await sha256File(facts)].join('\n')).slice(0, 16);
  return cached(join('built', inputs, `${requirement.replace('==', '-')}-wasm32.whl`), async (temporary) => {
    const work = await mkdtemp(join(tmpdir(), 'skybook-build-'));
    const out = join(work, 'out');
    try {
      await mkdir(out);
      await make({ work, out, facts });
      const [wheel] = (await readdir(out)).filter((file) => file.endsWith('.whl'));
      await checkModules(join(out, present(wheel, 'The wheel that was built')), facts);
      await copyFile(join(out, present(wheel, 'The wheel that was built')), temporary);
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}
