const NUMBER_BYTES = 8;
/** Of anything else: of a text a file may hold no more than its number in a dictionary. */
const TEXT_BYTES = 40;
const NUMBERS = new Set(
  'BOOLEAN TINYINT SMALLINT INTEGER BIGINT UTINYINT USMALLINT UINTEGER UBIGINT FLOAT DOUBLE DATE TIME TIMESTAMP'.split(
    ' ',
  ),
);

/** What a row of columns of these types of DuckDB's takes in memory, about. */
export function rowBytes(types: readonly string[]): number {
  return types.reduce((sum, type) => sum + (NUMBERS.has(type) ? NUMBER_BYTES : TEXT_BYTES), 0);
}
