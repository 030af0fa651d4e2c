import { columnTypes } from '../../../catalogue/parquet/columnTypes.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { FileSelect } from './fileSelect.ts';

/** The number of a file among those that DuckDB reads together, unless they have a column of that name. */
const FILE_NUMBER = 'file_index';
const NUMBER_BYTES = 8;
/** Of anything else: of a text a file may hold no more than its number in a dictionary. */
const TEXT_BYTES = 40;
const NUMBERS = new Set(
  'BOOLEAN TINYINT SMALLINT INTEGER BIGINT UTINYINT USMALLINT UINTEGER UBIGINT FLOAT DOUBLE DATE TIME TIMESTAMP'.split(
    ' ',
  ),
);

/** What columns of all rows of a file take in memory; `undefined` where they are not a catalogue's as they are. */
export function wholeBytes(
  { metadata }: ParquetFile,
  columns: readonly string[],
  { fits, options }: FileSelect,
): number | undefined {
  const types = columnTypes(metadata);
  if (!fits || options !== '' || columns.length === 0 || types.has(FILE_NUMBER)) return undefined;
  const widths = columns.map((name) => (NUMBERS.has(types.get(sqlKey(name))?.type ?? '') ? NUMBER_BYTES : TEXT_BYTES));
  return Number(metadata.num_rows) * widths.reduce((sum, bytes) => sum + bytes, 0);
}
