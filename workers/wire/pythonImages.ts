/** What the image of astropy leaves to the next one, by its module's name. */
export const MORE_OF_ASTROPY = ['astropy.convolution', 'astropy.cosmology', 'astropy.stats', 'astropy.wcs'] as const;

/**
 * The images of the site's Python, memories of one that has imported packages, by their names: each has in memory those
 * beside its name, and what those before it have. The larger takes longer to come, and its imports no time.
 */
const HELD = [
  ['core', []],
  ['astropy', ['numpy', 'astropy']],
  ['science', ['pyvo', 'astroquery', ...MORE_OF_ASTROPY]],
  ['plots', ['matplotlib', 'bokeh']],
  ['tables', ['pandas']],
  ['wide', ['scipy']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

/** The name of an image of the site's Python. */
export type PythonImage = (typeof HELD)[number][0];

/** All of them, the smallest first. */
export const PYTHON_IMAGES: readonly PythonImage[] = HELD.map(([name]) => name);

/** The packages that an image has in memory, without those that they need. */
export function packagesOf(image: PythonImage): readonly string[] {
  return HELD.slice(0, PYTHON_IMAGES.indexOf(image) + 1)
    .flatMap(([, held]): readonly string[] => held)
    .filter((name) => !name.includes('.'));
}

/** The smallest image that has all of these packages, and of `MORE_OF_ASTROPY`, which any has. */
export function imageWith(names: readonly string[]): PythonImage {
  const has = (held: readonly string[]) => held.some((name) => names.includes(name));
  return HELD.findLast(([, held]) => has(held))?.[0] ?? 'core';
}

/** The file of an image in the folder of Pyodide's files. */
export const imageFile = (image: PythonImage): string => `${image}.image`;
