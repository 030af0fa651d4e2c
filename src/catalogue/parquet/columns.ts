import { parquetSchema, type FileMetaData } from 'hyparquet';
import type { CatalogueColumn } from './catalogueColumn.ts';
import { arrowFieldNotes } from './arrowFieldNotes.ts';
import { astropyFieldNotes } from './astropyFieldNotes.ts';
import { duckdbType } from './duckdbType.ts';
import { voTableFieldNotes } from './voTableFieldNotes.ts';

/** The columns of a Parquet file in its order, with the units, UCDs and descriptions that its metadata holds. */
export function columnsOf(metadata: FileMetaData): CatalogueColumn[] {
  const keys = new Map(metadata.key_value_metadata?.map(({ key, value }) => [key, value ?? '']));
  const arrow = arrowFieldNotes(keys.get('ARROW:schema') ?? '');
  const votable = voTableFieldNotes(keys.get('IVOA.VOTable-Parquet.content') ?? '');
  const astropy = astropyFieldNotes(keys.get('table_meta_yaml') ?? '');
  return parquetSchema(metadata).children.map((node) => {
    const name = node.element.name;
    const type = duckdbType(node);
    return {
      name,
      type,
      physicalType: node.element.type,
      ...votable.get(name),
      ...astropy.get(name),
      ...arrow.get(name),
    };
  });
}
