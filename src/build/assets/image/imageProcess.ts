import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { CreateModule } from '../../../../workers/python/image/openImage.ts';
import { importUrl } from '../../../../workers/wire/importModule.ts';
import { PYTHON_IMAGES } from '../../../../workers/wire/pythonImages.ts';
import { pyodideFolder } from '../pyodideFolder.ts';
import { imageParts } from './imageParts.ts';
import { makeImage } from './makeImage.ts';
import { readSources } from './readSources.ts';

/** Makes an image of this name from a folder of wheels and Pyodide's script, and writes it to a file. */
async function make([name, folder = '', script = '', to = '']: readonly string[]): Promise<void> {
  const image = PYTHON_IMAGES.find((known) => known === name);
  if (!image) throw new Error(`there is no image ${name}`);
  const { wheels, program } = await imageParts(image, folder);
  const { default: create } = (await importUrl(pathToFileURL(script).href)) as { readonly default: CreateModule };
  const made = await makeImage({
    folder: pyodideFolder(),
    create,
    wheels: await Promise.all(wheels.map(async (one) => ({ ...one, bytes: new Uint8Array(await readFile(one.path)) }))),
    sources: await readSources(),
    program,
  });
  await writeFile(to, made);
}

try {
  await make(process.argv.slice(2));
} catch (error) {
  // Node would print the line of the script, all of it, before what went wrong.
  console.error(String(error));
  process.exitCode = 1;
}
