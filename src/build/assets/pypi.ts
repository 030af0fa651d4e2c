import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { cachedPinned } from './cache.ts';
import { diskProblem } from './diskProblem.ts';
import type { Fetching } from './fetching.ts';
import type { Pinned } from './lock.ts';
import { pipReason } from './pipReason.ts';
import { run } from './run.ts';
import { SetupError } from './setupError.ts';
import { sha256File } from './sha256.ts';
import { present } from '../../known/present.ts';

const WHEELS = ['--only-binary', ':all:', '--ignore-requires-python'];
const SDISTS = ['--no-binary', ':all:', '--no-build-isolation', '--ignore-requires-python'];
/** pip asks a source distribution for its name, for which Meson's would be compiled whole for this machine. */
const WITHOUT_COMPILING = { PYTHONPATH: join(import.meta.dirname, 'int64/stand_in') };

/**
 * A pinned file of PyPI in the cache, fetched by `pip download` where it is missing. For an sdist, `python` must have
 * the build tools.
 */
export async function fromPypi(
  requirement: string,
  { file, sha256 }: Pinned,
  { python, say }: Pick<Fetching, 'python' | 'say'>,
): Promise<string> {
  const path = await cachedPinned(join('pypi', sha256, file), sha256, async (temporary) => {
    const folder = `${temporary}.d`;
    await mkdir(folder, { recursive: true });
    try {
      say(`asking PyPI for ${requirement}`);
      const kind = file.endsWith('.whl') ? [...WHEELS, ...meantFor(file)] : SDISTS;
      await run(
        python,
        [
          '-m',
          'pip',
          'download',
          '--quiet',
          '--disable-pip-version-check',
          '--no-deps',
          ...kind,
          '--dest',
          folder,
          requirement,
        ],
        WITHOUT_COMPILING,
      ).catch((error: unknown) => {
        throw diskProblem(error)
          ? error
          : new SetupError(`PyPI could not be reached, or does not offer ${requirement}: ${pipReason(error)}`);
      });
      const [arrived] = await readdir(folder);
      if (!arrived) throw new SetupError(`PyPI gave no file for ${requirement}`);
      const actual = await sha256File(join(folder, arrived));
      if (actual !== sha256)
        throw new SetupError(
          `${arrived} arrived with sha256 ${actual}, not ${sha256} as pinned: it is not used. Try again; if it stays so, the package has been replaced.`,
        );
      await rename(join(folder, arrived), temporary);
      return true;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
  return present(path, 'What PyPI sent');
}

/** For a pure wheel that has compiled ones beside it, which pip would prefer. */
const PURE = ['--platform', 'any', '--abi', 'none', '--implementation', 'py'];

/**
 * Options under which pip takes the very wheel, which may be for every machine or for another than this; by its name
 * (PEP 427).
 */
export function meantFor(wheel: string): readonly string[] {
  const [, python, abi, platform] = /-([^-]+)-([^-]+)-([^-]+)\.whl$/.exec(wheel) ?? [];
  if (python === undefined || abi === undefined || platform === undefined) return [];
  if (platform === 'any') return PURE;
  return [
    '--platform',
    platform,
    '--abi',
    abi,
    '--implementation',
    'cp',
    '--python-version',
    python.replace(/^cp/, ''),
  ];
}

/** Writes one member of a wheel to a file. */
export async function unpackMember(wheel: string, member: string, to: string): Promise<void> {
  const { [member]: bytes } = unzipSync(await readFile(wheel), { filter: ({ name }) => name === member });
  if (!bytes) throw new SetupError(`${basename(wheel)} does not hold ${member}`);
  await writeFile(to, bytes);
}
