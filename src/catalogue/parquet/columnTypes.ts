import { parquetSchema, type FileMetaData } from 'hyparquet';
import { duckdbType } from './duckdbType.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** The columns of a Parquet file by their names in lower case, each with its own name and DuckDB's type. */
export function columnTypes(
  metadata: FileMetaData,
): ReadonlyMap<string, { readonly name: string; readonly type: string }> {
  return new Map(
    parquetSchema(metadata).children.map((node) => {
      const { name } = node.element;
      return [sqlKey(name), { name, type: duckdbType(node) }] as const;
    }),
  );
}
