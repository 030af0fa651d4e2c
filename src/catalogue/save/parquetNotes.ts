import { savedColumns } from './savedColumn.ts';
import type { TableToSave } from './tableToSave.ts';
import { voTableHeader } from './voTableHeader.ts';

/** What a Parquet file says of its columns beyond their types: a VOTable without data (IVOA Note VOParquet 1.0). */
export function parquetNotes(table: TableToSave): Readonly<Record<string, string>> {
  const { head, tail } = voTableHeader(table, savedColumns(table.schema, table.columns));
  return { 'IVOA.VOTable-Parquet.version': '1.0', 'IVOA.VOTable-Parquet.content': head + tail };
}
