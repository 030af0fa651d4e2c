import type { Pieces } from '../../unpack/pieces.ts';
import { FOLDER } from '../../wire/partPath.ts';
import { imageFile, imagesInsteadOf, type PythonImage } from '../../wire/pythonImages.ts';
import { readImage } from './readImage.ts';
import type { OpenedImage } from './sideModules.ts';

/** Ways to take a packed file of the site and to unpack it: beside this thread, and, where that fails, in it. */
export type Unpacking = {
  readonly beside: (path: string) => Pieces;
  readonly here: (path: string) => Promise<Pieces>;
};

/**
 * The image of this name, or, where that cannot be had now, the smallest of those that have all of it and can, or else
 * the largest of the others.
 */
export async function takeImage(wanted: PythonImage, { beside, here }: Unpacking): Promise<OpenedImage> {
  const path = (name: PythonImage) => `${FOLDER.pyodide}${imageFile(name)}`;
  try {
    return await readImage(beside(path(wanted)));
  } catch {
    let failure: unknown;
    for (const name of imagesInsteadOf(wanted)) {
      const unpacked = await here(path(name)).catch((error: unknown) => void (failure = error));
      if (unpacked) return readImage(unpacked);
    }
    throw failure;
  }
}
