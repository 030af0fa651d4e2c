import { imageWith, type PythonImage } from '../../wire/pythonImages.ts';
import { packagesFor, type PackageLock } from '../packageLock.ts';

/** The image that a Python should start from whose cells import these modules. */
export function imageFor(lock: PackageLock, modules: readonly string[]): PythonImage {
  return imageWith(packagesFor(lock, modules, []));
}
