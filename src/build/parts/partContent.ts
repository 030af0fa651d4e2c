import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { buildModule } from './buildModule.ts';
import { BUILT, COPIED } from './partSources.ts';

const sources = resolve(import.meta.dirname, '../..');

/** The paths of the parts that are made with the site's code. */
export const PART_PATHS: readonly string[] = [...Object.keys(BUILT), ...Object.keys(COPIED)];

/** What such a part holds, built or read now; undefined for any other path. */
export async function partContent(path: string): Promise<string | Buffer | undefined> {
  const [source, file] = [BUILT[path], COPIED[path]];
  return source ? buildModule(sources, source) : file === undefined ? undefined : readFile(file);
}
