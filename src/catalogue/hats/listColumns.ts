import { columnsOf } from '../parquet/columns.ts';
import { openParquet } from '../parquet/openParquet.ts';
import { isNotFound, type Read } from '../read.ts';
import { within } from './addresses.ts';
import type { CatalogueColumn } from '../parquet/catalogueColumn.ts';
import type { Partition } from './catalogue.ts';
import type { CatalogueInfo } from './catalogueInfo.ts';

/** Columns, and the file that they were read from; that is absent where there is none. */
export type Schema = { readonly columns: readonly CatalogueColumn[]; readonly schemaFile?: string };

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
  const places = [() => within(folder, `${info.root}_common_metadata`), async () => (await partitions)[0]?.files[0]];
  let refused: unknown;
  for (const place of places) {
    const file = await place();
    try {
      if (file !== undefined) return { columns: columnsOf((await openParquet(file, read)).metadata), schemaFile: file };
    } catch (error) {
      if (!isNotFound(error)) refused = error;
    }
  }
  if (refused !== undefined) throw refused as Error;
  return { columns: [] };
}
