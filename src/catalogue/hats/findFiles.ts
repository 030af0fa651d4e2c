import { isParquet } from '../../format/fileKinds.ts';
import type { Read } from '../read.ts';
import { fileNameOf, within } from './addresses.ts';
import { listFolder } from './listFolder.ts';

const PARALLEL = 12;
/** Folders that are looked into; a catalogue of more needs a `_metadata` file. */
const MOST_FOLDERS = 5000;

/**
 * The paths, in `folder`, of the Parquet files under some of its folders, by the server's own lists of them; none where
 * it has no such lists.
 */
export async function findFiles(
  folder: string,
  roots: readonly string[],
  read: Read,
): Promise<readonly string[] | undefined> {
  const files: string[] = [];
  let queue = [...roots];
  let looked = 0;
  while (queue.length > 0) {
    if ((looked += queue.length) > MOST_FOLDERS) return undefined;
    const listed = await inParallel(queue, async (path) =>
      (await listFolder(within(folder, path), read))?.map((name) => path + name),
    );
    if (listed.includes(undefined)) return undefined;
    const paths = listed.flatMap((names) => names ?? []);
    files.push(...paths.filter((path) => isParquet(path) && !isSample(path)));
    queue = paths.filter((path) => /(^|\/)((Norder|Dir|Npix)=\d+|index)\/$/.test(path));
  }
  return files.sort();
}

/** A few rows of each partition, put beside them (HATS 1.0: `data_thumbnail.parquet`). */
function isSample(path: string): boolean {
  return fileNameOf(path) === 'data_thumbnail.parquet';
}

async function inParallel<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<readonly B[]> {
  const results: B[] = [];
  const queue = [...items.entries()];
  const next = async () => {
    for (let entry = queue.shift(); entry; entry = queue.shift()) results[entry[0]] = await work(entry[1]);
  };
  await Promise.all(Array.from({ length: Math.min(PARALLEL, items.length) }, next));
  return results;
}
