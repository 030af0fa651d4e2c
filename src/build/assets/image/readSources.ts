import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PythonSources } from '../../../../workers/python/installSources.ts';

const ROOT = resolve(import.meta.dirname, '../../../../workers/python');

/** Skybook's own Python packages, as workers are given them. */
export async function readSources(): Promise<PythonSources> {
  const files = await Promise.all(
    ['skybook', 'IPython', 'matplotlib_inline'].map(async (folder) =>
      (await readdir(join(ROOT, folder), { recursive: true })).map((name) => `./${join(folder, name)}`),
    ),
  );
  const paths = files
    .flat()
    .filter((path) => /^\.\/skybook\/.*\.(py|json)$|^\.\/(?:IPython|matplotlib_inline)\/.*\.py$/.test(path));
  const texts = await Promise.all(paths.map(async (path) => [path, await readFile(join(ROOT, path), 'utf8')] as const));
  return Object.fromEntries(texts);
}
