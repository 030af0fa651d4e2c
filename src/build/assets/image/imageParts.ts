import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { packagesFor, type PackageLock } from '../../../../workers/python/packageLock.ts';
import { heldBy, packagesOf, type PythonImage } from '../../../../workers/wire/pythonImages.ts';
import { present } from '../../../known/present.ts';

/** What an image is made of: packages by their names, with the paths of their wheels, and what Python runs for it. */
export type ImageParts = {
  readonly wheels: readonly { readonly name: string; readonly file: string; readonly path: string }[];
  readonly program: string;
};

/** The parts of an image, from a folder of wheels as the site serves them, with their lock. */
export async function imageParts(image: PythonImage, folder: string): Promise<ImageParts> {
  const { packages }: { readonly packages: PackageLock } = JSON.parse(
    await readFile(join(folder, 'pyodide-lock.json'), 'utf8'),
  );
  const wheels = packagesFor(packages, packagesOf(image), []).map((name) => {
    const { file_name: file } = present(packages[name]);
    return { name, file, path: join(folder, file) };
  });
  return { wheels, program: await programOf(heldBy(image)) };
}

/** What Python runs for an image that holds these: their imports, with Skybook's own modules that join them. */
async function programOf(held: readonly string[]): Promise<string> {
  const here = (file: string) => readFile(join(import.meta.dirname, file), 'utf8');
  const forThese = (file: string) =>
    basename(file, '.py')
      .split('_')
      .every((name) => held.includes(name));
  // Named by the packages that they are for; those for one come before those for two.
  const files = (await readdir(join(import.meta.dirname, 'imports')))
    .filter(forThese)
    .toSorted((a, b) => a.split('_').length - b.split('_').length || (a < b ? -1 : 1));
  const imports = await Promise.all(files.map((file) => here(`imports/${file}`)));
  const modules = held.filter((name) => name.includes('.')).map((name) => `import ${name}`);
  return [
    // Before any: what others have taken of a library by name cannot be changed afterwards.
    'import skybook._page.join\nskybook._page.join.join()',
    ...imports,
    ...modules,
    ...(files.length > 0 ? [await here('own.py')] : []),
    // The worker imports these before any cell.
    'import skybook._page.start, skybook._page.imports, skybook._base.imports_of, skybook.web.proxy',
    await here('settle.py'),
  ].join('\n');
}
