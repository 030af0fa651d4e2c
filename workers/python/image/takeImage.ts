import { FOLDER } from '../../wire/partPath.ts';
import { imageFile, PYTHON_IMAGES, type PythonImage } from '../../wire/pythonImages.ts';
import type { TakePart } from '../../wire/takePart.ts';
import { readImage, unpackHere, type Pieces } from './readImage.ts';
import type { OpenedImage } from './sideModules.ts';

/**
 * The image of this name, or, where that cannot be had now, the largest of the smaller ones that can. `unpack` takes
 * and unpacks a file beside this thread; what it fails to give is taken and unpacked here.
 */
export async function takeImage(
  wanted: PythonImage,
  take: TakePart,
  unpack: (path: string) => Pieces,
): Promise<OpenedImage> {
  const path = (name: PythonImage) => `${FOLDER.pyodide}${imageFile(name)}`;
  try {
    return await readImage(unpack(path(wanted)));
  } catch {
    const within = PYTHON_IMAGES.slice(1, PYTHON_IMAGES.indexOf(wanted) + 1).reverse();
    for (const name of within) {
      const packed = await take(path(name)).catch(() => undefined);
      if (packed) return readImage(unpackHere(packed));
    }
    return readImage(unpackHere(await take(path('core'))));
  }
}
