/** What the smaller images with astropy leave to the next one, by their modules' names. */
export const MORE_OF_ASTROPY = ['astropy.convolution', 'astropy.cosmology', 'astropy.stats', 'astropy.wcs'] as const;

const SERVICES = ['numpy', 'astropy', 'pyvo', 'astroquery'] as const;
const SCIENCE = [...SERVICES, ...MORE_OF_ASTROPY] as const;
const PLOTS = [...SCIENCE, 'matplotlib', 'bokeh'] as const;

/**
 * The images of the site's Python, memories of one that has imported packages, by their names, with what they have in
 * memory: each stands before those that have that and more, which take longer to come.
 */
const HELD = [
  ['core', []],
  ['numpy', ['numpy']],
  ['bokeh', ['numpy', 'bokeh']],
  ['matplotlib', ['numpy', 'matplotlib']],
  ['pandas', ['numpy', 'pandas']],
  ['astropy', ['numpy', 'astropy']],
  ['services', SERVICES],
  ['science', SCIENCE],
  ['scipy', ['numpy', 'scipy']],
  ['pandas-matplotlib', ['numpy', 'pandas', 'matplotlib']],
  ['astropy-matplotlib', ['numpy', 'astropy', 'matplotlib']],
  ['scipy-matplotlib', ['numpy', 'scipy', 'matplotlib']],
  ['plots', PLOTS],
  ['tables', [...PLOTS, 'pandas']],
  ['wide', [...PLOTS, 'pandas', 'scipy']],
] as const satisfies readonly (readonly [string, readonly string[]])[];

/** The name of an image of the site's Python. */
export type PythonImage = (typeof HELD)[number][0];

/** All of them, in that order. */
export const PYTHON_IMAGES: readonly PythonImage[] = HELD.map(([name]) => name);

/** What an image has in memory: packages, without those that they need, and of `MORE_OF_ASTROPY`. */
export function heldBy(image: PythonImage): readonly string[] {
  return HELD.find(([name]) => name === image)?.[1] ?? [];
}

/** The packages among what an image has in memory. */
export function packagesOf(image: PythonImage): readonly string[] {
  return heldBy(image).filter((name) => !name.includes('.'));
}

/** The smallest image that has all of these packages, and of `MORE_OF_ASTROPY`, which any has. */
export function imageWith(names: readonly string[]): PythonImage {
  const wanted = heldBy('wide').filter((name) => names.includes(name));
  return PYTHON_IMAGES.find((image) => hasAll(image, wanted)) ?? 'wide';
}

/** What may stand for an image that cannot be had: those that have all that it has, the smallest first; then others. */
export function imagesInsteadOf(wanted: PythonImage): readonly PythonImage[] {
  const larger = PYTHON_IMAGES.filter((image) => hasAll(image, heldBy(wanted)));
  return [...larger, ...PYTHON_IMAGES.filter((image) => !larger.includes(image)).reverse()];
}

/** The file of an image in the folder of Pyodide's files. */
export const imageFile = (image: PythonImage): string => `${image}.image`;

function hasAll(image: PythonImage, names: readonly string[]): boolean {
  return names.every((name) => heldBy(image).includes(name));
}
