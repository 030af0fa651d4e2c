import { NotebookError } from '../../../workers/wire/notebookError.ts';
import { isParquet } from '../../format/fileKinds.ts';
import { PARQUET_END } from '../parquet/openParquet.ts';
import type { Read } from '../read.ts';
import { folderOf, fileNameOf, within } from './addresses.ts';
import type { Catalogue } from './catalogue.ts';
import { positionIn } from './positionIn.ts';
import { HATS_ROOT, hatsInfo, hipscatInfo, type CatalogueInfo } from './catalogueInfo.ts';
import { collectionOf, type Collection } from './collection.ts';
import { COMMON_METADATA, listColumns } from './listColumns.ts';
import { listPartitions, PARTITION_INFO } from './listPartitions.ts';
import { openFiles } from './openFiles.ts';
import { firstFound, type Found } from './firstFound.ts';
import { parseProperties } from './properties.ts';
import { ReadAhead } from './readAhead.ts';

const HATS_PROPERTIES = 'hats.properties';
const COLLECTION = 'collection.properties';
/** In the order that the HATS library looks for them. */
const MARKERS = [HATS_PROPERTIES, COLLECTION, 'properties', 'catalog_info.json'];

/**
 * Opens what an address names: a HATS collection or table (HATS 1.0), a HiPSCat one, a Parquet file, a list of Parquet
 * files, or a folder of them on a disk. Fails with kind `fetch` and what was looked for.
 */
export async function openCatalogue(url: string | readonly string[], read: Read): Promise<Catalogue> {
  if (typeof url !== 'string') return openFiles(url, read);
  if (isParquet(fileNameOf(url))) return openFiles([url], read);
  const ahead = new ReadAhead(read);
  try {
    return await openFolder(folderOf(url.replace(/[^/]*\.properties$/, '')), ahead);
  } finally {
    ahead.end();
  }
}

async function openFolder(folder: string, ahead: ReadAhead): Promise<Catalogue> {
  const { read } = ahead;
  askForTable(folder, ahead);
  const found = await firstFound(MARKERS, (path) => within(folder, path), read);
  const files = found ? [] : await parquetIn(folder, read);
  if (files.length > 0) return { ...(await openFiles(files, read)), name: fileNameOf(folder), url: folder };
  const collection = found && found.path === COLLECTION ? collectionOf(parseProperties(found.text), folder) : undefined;
  if (!collection) return openTable(folder, infoOf(found, folder), read);
  const primary = folderOf(collection.primary);
  askForTable(primary, ahead);
  const info = infoOf(
    await firstFound(
      MARKERS.filter((path) => path !== COLLECTION),
      (path) => within(primary, path),
      read,
    ),
    primary,
  );
  return openTable(primary, info, read, collection);
}

/**
 * Asks a server at once for all that a table of HATS has in its folder: each answer that is waited for costs a round
 * trip. Nothing is asked for that most tables lack, for a page cannot tell every 404 from a server out of reach.
 */
function askForTable(folder: string, ahead: ReadAhead): void {
  if (!/^https?:/i.test(folder)) return;
  for (const path of [HATS_PROPERTIES, PARTITION_INFO]) ahead.begin(within(folder, path));
  ahead.begin(within(folder, `${HATS_ROOT}${COMMON_METADATA}`), PARQUET_END);
}

/** The Parquet files of a folder that is no catalogue, where it can be listed at no cost, as on a disk. */
async function parquetIn(folder: string, read: Read): Promise<readonly string[]> {
  const names = await read(folder).then(
    (fetched) => fetched.names ?? [],
    () => [],
  );
  return names
    .filter(isParquet)
    .sort()
    .map((name) => within(folder, name));
}

/** What the properties in a folder say of the table there; fails with kind `fetch` where it has none. */
function infoOf(found: Found | undefined, folder: string): CatalogueInfo {
  if (found?.path.endsWith('.json')) return hipscatInfo(found.text, fileNameOf(folder));
  const properties = found && parseProperties(found.text);
  if (
    properties &&
    (properties.dataproduct_type ||
      Object.keys(properties).some((key) => key.startsWith('hats_') && key !== 'hats_primary_table_url'))
  )
    return hatsInfo(properties, fileNameOf(folder));
  throw new NotebookError({
    kind: 'fetch',
    message: `There is no catalogue at ${folder}.`,
    detail: found
      ? `${found.path} is there but says neither dataproduct_type nor hats_primary_table_url.`
      : `Looked there for ${MARKERS.join(', ')}.`,
    advice:
      'A HATS catalogue is named by the folder that holds hats.properties; a Parquet file by its own address, ending in .parquet.',
  });
}

async function openTable(folder: string, info: CatalogueInfo, read: Read, collection?: Collection): Promise<Catalogue> {
  const listed = listPartitions(folder, info, read);
  const [partitions, schema] = await Promise.all([listed, listColumns(folder, info, listed, read)]);
  const { position, ...about } = info.about;
  return {
    ...about,
    url: folder,
    partitions,
    ...schema,
    ...(position && positionIn(schema.columns, position)),
    margin: collection?.margin,
    margins: collection?.margins ?? [],
    indexes: collection?.indexes ?? [],
    properties: { ...collection?.properties, ...info.about.properties },
  };
}
