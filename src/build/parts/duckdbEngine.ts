import { readFile } from 'node:fs/promises';
import { duckdbNames, EXTENSIONS, PUBLISHED } from './duckdbNames.ts';
import { keepExports } from './keepExports.ts';
import { tellAddresses } from './tellAddresses.ts';
import { NOTE_STACK } from './withMemory.ts';

/**
 * DuckDB as its package publishes it, without exports that nobody imports: it exports each of its 78,000 functions and
 * constants for extensions, and its loader walks over all of them several times whenever a database starts. Kept is
 * what the site's extensions import, and of what is not C++ also what the bindings name. With the places of these
 * functions in its table, for which the loader would look into all of it.
 */
export async function duckdbEngine(extensions: string = EXTENSIONS): Promise<Buffer> {
  const imported = (await duckdbNames(extensions)).extensions;
  const named = new Set((await readFile(PUBLISHED.bindings, 'utf8')).match(/\w+/g));
  // Its loader knows those that take wide integers by two names.
  const isKept = (name: string) =>
    name === NOTE_STACK || imported.has(name) || (!name.includes('_Z') && (named.has(name) || named.has(`_${name}`)));
  return tellAddresses(keepExports(await readFile(PUBLISHED.engine), (name) => isKept(name.replace(/^orig\$/, ''))));
}
