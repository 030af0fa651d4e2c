import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CreateModule } from '../../../../workers/python/image/openImage.ts';
import { packagesFor, type PackageLock } from '../../../../workers/python/packageLock.ts';
import { importUrl } from '../../../../workers/wire/importModule.ts';
import { imageFile, packagesOf, PYTHON_IMAGES, type PythonImage } from '../../../../workers/wire/pythonImages.ts';
import { cached } from '../cache.ts';
import { pyodideFolder } from '../pyodideFolder.ts';
import { hashOfFiles } from '../setupStamp.ts';
import { sha256 } from '../sha256.ts';
import { makeImage, type ImageWheel } from './makeImage.ts';
import { patchPyodide } from './patchPyodide.ts';
import { readSources } from './readSources.ts';
import { present } from '../../../known/present.ts';

/** Pyodide's script as the site serves it, in the cache. */
export async function patchedScript(): Promise<string> {
  const script = patchPyodide(await readFile(join(pyodideFolder(), 'pyodide.asm.mjs'), 'utf8'));
  return cached(join('image', `${sha256(script).slice(0, 16)}.mjs`), (temporary) => writeFile(temporary, script));
}

/**
 * The images of the site's Python by their names, in the cache under hashes of all that they are made of: `lock` names
 * the packages, `wheelOf` gives the path of a package's wheel as the site serves it.
 */
export async function pythonImages(
  lock: PackageLock,
  wheelOf: (file: string) => string,
): Promise<Readonly<Record<string, string>>> {
  const script = await patchedScript();
  const made: Record<string, string> = {};
  for (const name of PYTHON_IMAGES) {
    const wheels = packagesFor(lock, packagesOf(name), []).map((package_) => ({
      name: package_,
      file: present(lock[package_]).file_name,
    }));
    made[imageFile(name)] = await image(script, wheels, await programOf(name), wheelOf);
  }
  return made;
}

/** What Python runs for an image: the imports of all up to it, with Skybook's own modules that join it to them. */
async function programOf(name: PythonImage): Promise<string> {
  const text = (file: string) => readFile(join(import.meta.dirname, file), 'utf8');
  const imports = PYTHON_IMAGES.slice(1, PYTHON_IMAGES.indexOf(name) + 1).map((held) => text(`${held}.py`));
  const own = imports.length > 0 ? [await text('own.py')] : [];
  // Before any: what others have taken of a library by name cannot be changed afterwards.
  const joined = 'import skybook._page.join\nskybook._page.join.join()';
  // The worker imports these before any cell.
  const asked = 'import skybook._page.start, skybook._page.imports, skybook._base.imports_of, skybook.web.proxy';
  return [joined, ...(await Promise.all(imports)), ...own, asked, await text('settle.py')].join('\n');
}

async function image(
  script: string,
  packages: readonly Omit<ImageWheel, 'bytes'>[],
  program: string,
  wheelOf: (file: string) => string,
): Promise<string> {
  const folder = pyodideFolder();
  const sources = await readSources();
  const own = [import.meta.dirname, join(import.meta.dirname, '../../../../workers/python/image')];
  const makers = await Promise.all(own.map(async (path) => (await readdir(path)).map((name) => join(path, name))));
  const made = await hashOfFiles([
    script,
    ...['pyodide.asm.wasm', 'python_stdlib.zip'].map((name) => join(folder, name)),
    ...packages.map(({ file }) => wheelOf(file)),
    join(import.meta.dirname, '../../../../workers/python/installSources.ts'),
    join(import.meta.dirname, '../packZstd.ts'),
    ...makers.flat().filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')),
  ]);
  return cached(
    join('image', `${sha256(`${made} ${program} ${JSON.stringify(sources)}`).slice(0, 16)}.image`),
    async (temporary) => {
      const { default: create } = (await importUrl(pathToFileURL(script).href)) as { readonly default: CreateModule };
      const wheels = await Promise.all(
        packages.map(async (known) => ({ ...known, bytes: new Uint8Array(await readFile(wheelOf(known.file))) })),
      );
      await writeFile(temporary, await makeImage({ folder, create, wheels, sources, program }));
    },
  );
}
