import type { FileMetaData } from 'hyparquet';
import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { openParquet } from '../parquet/openParquet.ts';
import { isNotFound, type Read } from '../read.ts';
import { within } from './addresses.ts';
import type { Partition } from './catalogue.ts';
import type { CatalogueInfo } from './catalogueInfo.ts';
import { parsePartitionInfo } from './partitionInfo.ts';
import { partitionPath, pixelInPath } from './partitionPath.ts';
import { firstFound } from './firstFound.ts';

/**
 * The partitions of a HATS table: from `partition_info.csv`; from the file paths in `_metadata` where there is none, where the
 * partitions are folders (HTTP cannot list them), and for an index.
 */
export async function listPartitions(folder: string, info: CatalogueInfo, read: Read): Promise<readonly Partition[]> {
  const csv = info.about.product === 'index' ? undefined : await firstFound(['partition_info.csv'], (path) => within(folder, path), read);
  if (csv && info.suffix !== '/') {
    return parsePartitionInfo(csv.text).map(({ order, pixel, rows }) => ({
      files: [within(folder, partitionPath(info.root, order, pixel, info.suffix))],
      order,
      pixel,
      ...(rows !== undefined && { rows }),
    }));
  }
  const path = `${info.root}_metadata`;
  try {
    return partitionsIn((await openParquet(within(folder, path), read)).metadata, (file) => within(folder, info.root + file));
  } catch (error) {
    if (!isNotFound(error)) throw error;
    throw new NotebookError({
      kind: 'fetch',
      message: `The catalogue ${info.about.name} does not say what partitions it has.`,
      detail: `Looked for partition_info.csv and ${path} in ${folder}.`,
      advice: 'Ask whoever publishes it to add one of these files, or name its Parquet files one by one.',
    });
  }
}

/** The partitions that the file paths of a `_metadata` file name, with their rows; files of one pixel are one partition. */
function partitionsIn(metadata: FileMetaData, address: (path: string) => string): readonly Partition[] {
  const byKey = new Map<string, { files: Set<string>; rows: number; order?: number; pixel?: number }>();
  for (const group of metadata.row_groups) {
    const path = group.columns[0]?.file_path;
    if (!path) continue;
    const place = pixelInPath(path);
    const key = place ? `${place.order}/${place.pixel}` : path;
    const entry = byKey.get(key) ?? { files: new Set<string>(), rows: 0, ...place };
    entry.files.add(address(path));
    entry.rows += Number(group.num_rows);
    byKey.set(key, entry);
  }
  return [...byKey.values()].map((entry) => ({ ...entry, files: [...entry.files] }));
}
