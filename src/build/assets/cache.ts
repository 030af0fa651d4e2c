import { existsSync } from 'node:fs';
import { copyFile, link, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { sha256File } from './sha256.ts';

/**
 * Where set-up keeps what it fetched and made, outside the tree: `SKYBOOK_CACHE`, or `skybook` in the user's cache
 * folder.
 */
export function cacheDir(environment: NodeJS.ProcessEnv = process.env): string {
  return resolve(
    environment['SKYBOOK_CACHE'] || join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'skybook'),
  );
}

/**
 * Makes `path` whole or not at all: `make` fills a file of another name that then takes its place. Two runs at once do
 * no harm.
 */
export async function makeWhole(path: string, make: (temporary: string) => Promise<boolean | void>): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  await removeAbandoned(path);
  const temporary = `${path}.${process.pid}.part`;
  try {
    if ((await make(temporary)) === false) return false;
    await rename(temporary, path);
    return true;
  } finally {
    await rm(temporary, { force: true, recursive: true });
  }
}

/**
 * The cached file of this key if it has this sha256; else it is made first. Undefined when `make` answers false, which
 * it does for other bytes.
 */
export async function cachedPinned(
  key: string,
  sha256: string,
  make: (temporary: string) => Promise<boolean>,
): Promise<string | undefined> {
  const path = join(cacheDir(), key);
  if (existsSync(path) && (await sha256File(path)) === sha256) return path;
  return (await makeWhole(path, make)) ? path : undefined;
}

/** The cached file of this key, made first where it is missing. */
export async function cached(key: string, make: (temporary: string) => Promise<void>): Promise<string> {
  const path = join(cacheDir(), key);
  if (!existsSync(path)) await makeWhole(path, make);
  return path;
}

/** Puts a cached file into the tree: as a hard link where that can be, else as a copy. */
export async function place(from: string, to: string): Promise<void> {
  await makeWhole(to, (temporary) => link(from, temporary).catch(() => copyFile(from, temporary)));
}

/** Writes bytes or text whole or not at all. */
export async function writeWhole(path: string, content: Uint8Array | string): Promise<void> {
  await makeWhole(path, (temporary) => writeFile(temporary, content));
}

/** Removes what runs that were killed have left of this file. */
async function removeAbandoned(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    const [, whole, id] = /^(.+)\.(\d+)\.part(\.d)?$/.exec(name) ?? [];
    if (whole === basename(path) && !isRunning(Number(id)))
      await rm(join(dirname(path), name), { force: true, recursive: true });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
