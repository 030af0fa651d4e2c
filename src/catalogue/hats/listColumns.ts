import { columnsOf } from '../parquet/columns.ts';
import { openParquet } from '../parquet/openParquet.ts';
import { isNotFound, type Read } from '../read.ts';
import { within } from './addresses.ts';
import type { Catalogue, Partition } from './catalogue.ts';
import type { CatalogueInfo } from './catalogueInfo.ts';

/** The file with the columns of all partitions, among them. */
export const COMMON_METADATA = '_common_metadata';

/** Columns, the file that they were read from, absent where there is none, and whether that is one for all. */
export type Schema = Pick<Catalogue, 'columns' | 'schemaFile' | 'isStated'>;

/**
 * The columns of a HATS table, from `_common_metadata` or, where there is none, the first partition's footer; none
 * where it has no files.
 */
export async function listColumns(
  folder: string,
  info: CatalogueInfo,
  partitions: Promise<readonly Partition[]>,
  read: Read,
): Promise<Schema> {
  const places = [() => within(folder, `${info.root}${COMMON_METADATA}`), async () => (await partitions)[0]?.files[0]];
  let refused: unknown;
  for (const [i, place] of places.entries()) {
    const file = await place();
    try {
      if (file === undefined) continue;
      return { columns: columnsOf((await openParquet(file, read)).metadata), schemaFile: file, isStated: i === 0 };
    } catch (error) {
      if (!isNotFound(error)) refused = error;
    }
  }
  if (refused !== undefined) throw refused as Error;
  return { columns: [] };
}
