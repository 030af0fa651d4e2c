import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where set-up keeps what it fetched and made, outside the tree: `SKYBOOK_CACHE`, or `skybook` in the user's cache folder. */
export function cacheDir(environment: NodeJS.ProcessEnv = process.env): string {
  return environment['SKYBOOK_CACHE'] ?? join(environment['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'skybook');
}

/** Makes `path` whole or not at all: `make` fills a file of another name that then takes its place. Two runs at once do no harm. */
export async function makeWhole(path: string, make: (temporary: string) => Promise<boolean | void>): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.part`;
  try {
    if ((await make(temporary)) === false) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true, recursive: true });
  }
}

/** The cached file of this key, made first where it is missing; undefined when `make` answers false. */
export async function cachedIfMade(key: string, make: (temporary: string) => Promise<boolean | void>): Promise<string | undefined> {
  const path = join(cacheDir(), key);
  return existsSync(path) || (await makeWhole(path, make)) ? path : undefined;
}

/** The cached file of this key, made first where it is missing. */
export async function cached(key: string, make: (temporary: string) => Promise<void>): Promise<string> {
  return (await cachedIfMade(key, make))!;
}

/** Puts a cached file into the tree: as a hard link where that can be, else as a copy. */
export async function place(from: string, to: string): Promise<void> {
  await makeWhole(to, (temporary) => link(from, temporary).catch(() => copyFile(from, temporary)));
}

/** Writes bytes or text whole or not at all. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await makeWhole(path, (temporary) => writeFile(temporary, content));
}
