import { buildWheel } from './buildWheel.ts';
import { describe, fetchAsset } from './fetchAsset.ts';
import type { Fetching } from './fetching.ts';
import type { Asset } from './lock.ts';
import { SetupError } from './setupError.ts';

/**
 * An asset's file in the cache: fetched, or else built where it has that source; a wheel built here is kept under its
 * inputs' hash.
 */
export async function obtainAsset(asset: Asset, fetching: Fetching): Promise<string> {
  const fetched = await fetchAsset(asset, fetching);
  if (fetched) return fetched;
  const build = asset.sources.find((source) => 'build' in source);
  if (build) return buildWheel(build.build, fetching);
  throw new SetupError(
    `${asset.file} could not be fetched from ${asset.sources.map(describe).join(' or ')}. Check the network and run this again: what has arrived is kept.`,
  );
}
