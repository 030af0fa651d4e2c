import { readdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { imageFile, PYTHON_IMAGES, type PythonImage } from '../../../../workers/wire/pythonImages.ts';
import { cached } from '../cache.ts';
import { pyodideFolder } from '../pyodideFolder.ts';
import { run } from '../run.ts';
import { hashOfFiles } from '../setupStamp.ts';
import { sha256 } from '../sha256.ts';
import { imageParts } from './imageParts.ts';
import { patchPyodide } from './patchPyodide.ts';
import { readSources } from './readSources.ts';

/** Making the largest takes a process 1.5 GB; the rest of the machine's memory is for others. */
const BYTES_A_PROCESS = 4e9;
const PROCESS = join(import.meta.dirname, 'imageProcess.ts');

/** Pyodide's script as the site serves it, in the cache. */
export async function patchedScript(): Promise<string> {
  const script = patchPyodide(await readFile(join(pyodideFolder(), 'pyodide.asm.mjs'), 'utf8'));
  return cached(join('image', `${sha256(script).slice(0, 16)}.mjs`), (temporary) => writeFile(temporary, script));
}

/**
 * The images of the site's Python by their files' names, in the cache under hashes of all that they are made of:
 * `folder` has the packages' wheels as the site serves them, and their lock. As many are made at once as the machine
 * has cores, and memory.
 */
export async function pythonImages(folder: string): Promise<Readonly<Record<string, string>>> {
  const script = await patchedScript();
  const makers = await hashOfMakers(script);
  const made: Record<string, string> = {};
  // The largest first, so that none is left alone at the end for long.
  const left = [...PYTHON_IMAGES];
  const makeAll = async (): Promise<void> => {
    for (let name = left.pop(); name; name = left.pop())
      made[imageFile(name)] = await imageOf({ name, folder, script, makers });
  };
  const processes = Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / BYTES_A_PROCESS)));
  await Promise.all(Array.from({ length: processes }, makeAll));
  return made;
}

type Order = Readonly<Record<'folder' | 'script' | 'makers', string>> & { readonly name: PythonImage };

async function imageOf({ name, folder, script, makers }: Order): Promise<string> {
  const { wheels, program } = await imageParts(name, folder);
  const key = sha256(`${makers} ${await hashOfFiles(wheels.map(({ path }) => path))} ${program}`).slice(0, 16);
  return cached(join('image', `${key}.image`), async (temporary) => {
    const order = [PROCESS, name, folder, script, temporary];
    await run(process.execPath, ['--import', 'tsx', ...order]);
  });
}

/** A hash of what all images are made of, and by. */
async function hashOfMakers(script: string): Promise<string> {
  const own = [import.meta.dirname, join(import.meta.dirname, '../../../../workers/python/image')];
  const makers = await Promise.all(own.map(async (path) => (await readdir(path)).map((file) => join(path, file))));
  const files = await hashOfFiles([
    script,
    ...['pyodide.asm.wasm', 'python_stdlib.zip'].map((file) => join(pyodideFolder(), file)),
    join(import.meta.dirname, '../../../../workers/python/installSources.ts'),
    join(import.meta.dirname, '../packZstd.ts'),
    ...makers.flat().filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')),
  ]);
  return sha256(`${files} ${JSON.stringify(await readSources())}`);
}
