import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asksPublicHost } from './publicPackages.ts';
import { sha256 } from './sha256.ts';

/**
 * A hash of all that decides what set-up makes: the lock, these scripts, and the versions of npm parts that are copied.
 */
export async function setupStamp(): Promise<string> {
  const own = await sourcesOf(import.meta.dirname);
  const workers = join(import.meta.dirname, '../../../workers');
  const python = join(workers, 'python');
  const images = (
    await Promise.all(['image', 'skybook', 'IPython', 'matplotlib_inline'].map((name) => sourcesOf(join(python, name))))
  ).flat();
  const modules = join(import.meta.dirname, '../../../node_modules');
  const parts = ['pyodide', '@bokeh/bokehjs'].map((name) => join(modules, name, 'package.json'));
  const ofWorkers = ['wire/pythonImages.ts', 'python/installSources.ts', 'python/packageLock.ts'].map((name) =>
    join(workers, name),
  );
  const setup = join(import.meta.dirname, '../setup.ts');
  const made = await hashOfFiles([...own, ...images, ...ofWorkers, setup, ...parts]);
  return asksPublicHost() ? made : sha256(`${made} own packages alone`);
}

async function sourcesOf(folder: string): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(ts|py|json|h)$/.test(name) && !/\.test\.|testing/.test(name))
    .map((name) => join(folder, name));
}

/** One hash of the contents of files, in whatever order they are given. */
export async function hashOfFiles(paths: readonly string[]): Promise<string> {
  const hashes = await Promise.all(paths.toSorted().map(async (path) => sha256(await readFile(path))));
  return sha256(hashes.join('\n'));
}
