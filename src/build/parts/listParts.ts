import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part } from '../../feed/partList.ts';
import { sha256 } from '../assets/sha256.ts';

// What the shell asks for by its address, and what nobody reads in a notebook. All else that the site serves, a
// deployer's own data too, may be asked for by name.
const SHELL = /^(?:[^/]+\.html|assets\/.+|cells\/.+|parts\.json)$/;
const NEITHER = /^(?:sw\.js|made\.txt|versions\/.+|proxy\/.+|screenshot\.jpg|vendor\/stamp\.json)$/;

/** The files of a built site: those that notebooks may ask for, and the shell's own. */
export type Listed = { readonly parts: readonly Part[]; readonly shell: readonly Part[] };

/** Lists a folder that holds a built site, in the order of the paths. */
export async function listParts(folder: string): Promise<Listed> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = entries
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
  const isShell = (path: string) => SHELL.test(path);
  return {
    parts: await Promise.all(
      paths.filter((path) => !isShell(path) && !NEITHER.test(path)).map((path) => partOf(folder, path)),
    ),
    shell: await Promise.all(paths.filter(isShell).map((path) => partOf(folder, path))),
  };
}

async function partOf(folder: string, path: string): Promise<Part> {
  const content = await readFile(join(folder, path));
  return { path, bytes: content.length, sha256: sha256(content) };
}
