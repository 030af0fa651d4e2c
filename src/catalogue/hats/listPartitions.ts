import { isNotebookError, NotebookError } from '../../../workers/wire/notebookError.ts';
import { openParquet } from '../parquet/openParquet.ts';
import { isNotFound, type Read } from '../read.ts';
import { within } from './addresses.ts';
import type { Partition } from './catalogue.ts';
import type { CatalogueInfo } from './catalogueInfo.ts';
import { findFiles } from './findFiles.ts';
import { firstFound } from './firstFound.ts';
import { parsePartitionInfo, type PartitionLine } from './partitionInfo.ts';
import { partitionPath, pixelInPath } from './partitionPath.ts';

/** The list of partitions, in a table's folder. */
export const PARTITION_INFO = 'partition_info.csv';

/** A file of a partition, and its rows where they are known. */
type Listed = { readonly path: string; readonly rows?: number };

/**
 * The partitions of a HATS table, from `partition_info.csv`. Where there is none, where partitions are folders, and for
 * an index: from the file paths in `_metadata`, or else from the server's own lists of the folders.
 */
export async function listPartitions(folder: string, info: CatalogueInfo, read: Read): Promise<readonly Partition[]> {
  const csv =
    info.about.product === 'index'
      ? undefined
      : await firstFound([PARTITION_INFO], (path) => within(folder, path), read);
  const lines = csv && parsePartitionInfo(csv.text);
  const address = (path: string) => within(folder, path);
  if (lines && info.suffix !== '/') {
    return lines.map(({ order, pixel, rows }) => ({
      files: [address(partitionPath(info.root, order, pixel, info.suffix))],
      order,
      pixel,
      ...(rows !== undefined && { rows }),
    }));
  }
  const listed = (await inMetadata(folder, info, read)) ?? (await inFolders(folder, info, lines, read));
  if (listed) return partitionsOf(placed(listed, info), address);
  if (info.about.product === 'association') throw withoutRows(info);
  throw new NotebookError({
    kind: 'fetch',
    message: lines
      ? `Each partition of ${info.about.name} is a folder of files, and nothing says which.`
      : `The catalogue ${info.about.name} does not say what partitions it has.`,
    detail: `Looked for ${lines ? '' : `${PARTITION_INFO}, `}${info.root}_metadata and lists of the folders in ${folder}.`,
    advice:
      "Ask whoever publishes it to add dataset/_metadata or to let the server list its folders, or name the Parquet files: hats(['https://…', …]).",
  });
}

/** In a table of pixels a file that names none is none of its partitions, but what somebody put beside them. */
function placed(listed: readonly Listed[], { about }: CatalogueInfo): readonly Listed[] {
  const named = about.product === 'index' ? [] : listed.filter(({ path }) => pixelInPath(path) !== undefined);
  return named.length > 0 ? named : listed;
}

function withoutRows({ about: { name, properties: p } }: CatalogueInfo): NotebookError {
  const [primary = 'one', other = 'the other'] = [p.hats_primary_table_url, p.hats_assn_join_table_url];
  return new NotebookError({
    kind: 'fetch',
    message: `${name} is an association without rows: it says which partitions of ${primary} and ${other} overlap.`,
    advice: `Match the two: xmatch(hats('…/${primary}'), hats('…/${other}'), radius_arcsec => 1).`,
  });
}

async function inMetadata(folder: string, info: CatalogueInfo, read: Read): Promise<readonly Listed[] | undefined> {
  const file = await openParquet(within(folder, `${info.root}_metadata`), read).catch((error: unknown) => {
    // A bucket that hides what it has not answers 403, other servers with a page of their own.
    if (isNotFound(error) || (isNotebookError(error) && error.failure.kind === 'fetch')) return undefined;
    throw error;
  });
  if (!file) return undefined;
  const groups = file.metadata.row_groups.map((group) => ({
    path: group.columns[0]?.file_path,
    rows: Number(group.num_rows),
  }));
  const named = groups.flatMap(({ path, rows }) =>
    path ? [{ path: info.root + path.replace(/^\/+/, ''), rows }] : [],
  );
  return named.length > 0 || groups.length === 0 ? named : undefined;
}

async function inFolders(
  folder: string,
  info: CatalogueInfo,
  lines: readonly PartitionLine[] | undefined,
  read: Read,
): Promise<readonly Listed[] | undefined> {
  const roots = lines ? lines.map(({ order, pixel }) => partitionPath(info.root, order, pixel, '/')) : [info.root];
  const files = await findFiles(folder, roots, read);
  return files && files.length > 0 ? files.map((path) => ({ path })) : undefined;
}

/** Files of one pixel are one partition; others each by itself. */
function partitionsOf(listed: readonly Listed[], address: (path: string) => string): readonly Partition[] {
  const byKey = new Map<string, { files: Set<string>; rows?: number; order?: number; pixel?: number }>();
  for (const { path, rows } of listed) {
    const place = pixelInPath(path);
    const key = place ? `${place.order}/${place.pixel}` : path;
    const entry = byKey.get(key) ?? { files: new Set<string>(), ...(rows !== undefined && { rows: 0 }), ...place };
    entry.files.add(address(path));
    if (rows !== undefined) entry.rows = (entry.rows ?? 0) + rows;
    byKey.set(key, entry);
  }
  return [...byKey.values()].map((entry) => ({ ...entry, files: [...entry.files] }));
}
