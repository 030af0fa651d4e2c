import type { Column } from '../../../../workers/wire/column.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { FILENAME, FILE_ROW_NUMBER, type ReadOptions } from '../../../catalogue/hats/readOptions.ts';
import type { CatalogueColumn } from '../../../catalogue/parquet/catalogueColumn.ts';
import type { Opening } from './opening.ts';
import type { SourceSpec } from './spec.ts';
import { productNote } from '../../../catalogue/hats/productNote.ts';
import { unitedColumns } from './unitedColumns.ts';

/** A catalogue with the columns that a query may name, and what the reader must know of them. */
export async function openedCatalogue(
  { url, reading }: Pick<Extract<SourceSpec, { kind: 'catalogue' }>, 'url' | 'reading'>,
  opening: Pick<Opening, 'catalogues' | 'footers' | 'coordinator'>,
): Promise<{ readonly catalogue: Catalogue; readonly warnings: readonly string[] }> {
  const { schemaFile, ...catalogue } = await opening.catalogues.open(url);
  const united = catalogue.isStated || catalogue.asks ? undefined : await unitedColumns(catalogue, opening);
  const columns = [...(united?.columns ?? catalogue.columns).map((column) => read(column, reading)), ...added(reading)];
  // The file says what DuckDB takes its columns for, as long as they are the ones that are read.
  const isAsInFile = !united && !reading;
  const note = productNote(catalogue);
  return {
    catalogue: {
      ...catalogue,
      columns,
      ...(isAsInFile && schemaFile !== undefined && { schemaFile }),
      ...(reading && { reading }),
    },
    warnings: [...(note === undefined ? [] : [note]), ...(united?.warnings ?? [])],
  };
}

function read(column: CatalogueColumn, reading: ReadOptions | undefined): CatalogueColumn {
  return reading?.binaryAsString && column.type === 'BLOB' ? { ...column, type: 'VARCHAR' } : column;
}

function added(reading: ReadOptions | undefined): readonly (Column & CatalogueColumn)[] {
  return [
    ...(reading?.filename ? [{ name: FILENAME, type: 'VARCHAR' }] : []),
    ...(reading?.fileRowNumber ? [{ name: FILE_ROW_NUMBER, type: 'BIGINT' }] : []),
  ];
}
