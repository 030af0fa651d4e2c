import { join } from 'node:path';
import { cachedPinned } from './cache.ts';
import { debianHeaders } from './debianHeaders.ts';
import type { Fetching } from './fetching.ts';
import { SetupError } from './setupError.ts';
import { sha256File } from './sha256.ts';

/**
 * A file with the headers of the interpreter's Python, in the cache: CPython's own source archive where its host is
 * reached, else Debian's package.
 */
export async function pythonHeaders({ lock, hosts, say }: Fetching): Promise<string> {
  const { url, file, sha256 } = lock.python;
  const archive = await cachedPinned(join('assets', sha256, file), sha256, async (temporary) => {
    if (!(await hosts.fetch(url, temporary))) return false;
    if ((await sha256File(temporary)) === sha256) return true;
    say(`${file} from ${new URL(url).host} is not the pinned file: it is not used`);
    return false;
  });
  const found = archive ?? (await debianHeaders());
  if (!found)
    throw new SetupError(
      `the headers of Python 3.14 are neither to be had from ${new URL(url).host} nor from a Debian archive that this machine is set up for`,
    );
  return found;
}
