import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { fileNameOf } from '../../../catalogue/hats/addresses.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { FILENAME, FILE_ROW_NUMBER } from '../../../catalogue/hats/readOptions.ts';
import { columnTypes } from '../../../catalogue/parquet/columnTypes.ts';
import { fittedColumn } from '../../../catalogue/parquet/fittedColumn.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { rowBytes } from './rowBytes.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** The number of a file among those that DuckDB reads together, unless they have a column of that name. */
const FILE_NUMBER = 'file_index';

/**
 * What to select of a file for its rows to be a catalogue's: `list` of SELECT, options of its reader, and whether they
 * are so by themselves. `key` is alike of files that one reader may read: it takes all for what the first is. Where
 * rows may be kept as they are, `rowBytes` is what each takes in memory.
 */
export type FileSelect = {
  readonly list: string;
  readonly options: string;
  readonly fits: boolean;
  readonly key: string;
  readonly rowBytes?: number | undefined;
};

/** The select of `columns` (names of the catalogue's) of a file. */
export function fileSelect(
  { columns: stated, reading }: Pick<Catalogue, 'columns' | 'reading'>,
  columns: readonly string[],
  { url, metadata }: ParquetFile,
): FileSelect {
  const own = columnTypes(metadata);
  const wanted = new Set(columns.map((name) => sqlKey(name)));
  let fits = true;
  const types: string[] = [];
  const list = stated
    .filter(({ name }) => wanted.has(sqlKey(name)))
    .map((column) => {
      const name = sqlKey(column.name);
      const added = addedColumn(name, url, reading);
      const there = own.get(name);
      const isText = reading?.binaryAsString && there?.type === 'BLOB';
      const asRead = there && isText ? { ...there, type: 'VARCHAR' } : there;
      types.push(asRead?.type ?? '');
      fits &&= !added && asRead?.type === column.type;
      return added ?? fittedColumn({ name: column.name, type: column.type! }, asRead, fileNameOf(url));
    });
  const isNumbered = reading?.fileRowNumber && wanted.has(FILE_ROW_NUMBER);
  const options = `${reading?.binaryAsString ? ', binary_as_string = true' : ''}${isNumbered ? ', file_row_number = true' : ''}`;
  const mayBeKept = fits && options === '' && types.length > 0 && !own.has(FILE_NUMBER);
  return {
    ...{ list: list.join(', '), options, fits, key: [...list, ...types, options].join('\n') },
    rowBytes: mayBeKept ? rowBytes(types) : undefined,
  };
}

function addedColumn(name: string, url: string, reading: Catalogue['reading']): string | undefined {
  if (reading?.filename && name === FILENAME) return `${stringLiteral(url)} AS ${identifier(FILENAME)}`;
  return reading?.fileRowNumber && name === FILE_ROW_NUMBER ? FILE_ROW_NUMBER : undefined;
}
