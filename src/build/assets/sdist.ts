import type { AssetLock, Pinned } from './lock.ts';
import { SetupError } from './setupError.ts';
import { present } from '../../known/present.ts';

/** The pinned source distribution of a package: its requirement, file and sha256. */
export function sdistOf(name: string, lock: AssetLock): Pinned & { readonly requirement: string } {
  const requirement = Object.keys(lock.sdists).find((key) => key.startsWith(`${name}==`));
  if (!requirement) throw new SetupError(`No source distribution is pinned for ${name}`);
  return { requirement, ...present(lock.sdists[requirement]) };
}
