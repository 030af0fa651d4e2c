import { packagesFor, type PackageLock } from '../packageLock.ts';

/** The images of the site, by their names in Pyodide's folder: of Python alone, and with what astronomers import. */
export const IMAGES = { core: 'core.image', science: 'science.image' } as const;

/** Packages whose modules the second image holds, with those that they need. */
export const SCIENCE_PACKAGES = ['numpy', 'astropy', 'pyvo'];

/** The image that a Python should start from whose cells import these modules. */
export function imageFor(lock: PackageLock, modules: readonly string[]): string {
  const needs = packagesFor(lock, modules, []);
  return SCIENCE_PACKAGES.some((name) => needs.includes(name)) ? IMAGES.science : IMAGES.core;
}
