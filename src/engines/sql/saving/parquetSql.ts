import type { ColumnType } from '../../../../workers/sql/contract.ts';
import { identifier } from '../../../../workers/wire/quoted.ts';

/** Options of COPY for Parquet as it is saved. */
export const PARQUET_OPTIONS = '(FORMAT parquet, COMPRESSION zstd)';

/**
 * A query's rows as DuckDB writes them to Parquet: arrays as lists, since of arrays it writes a null as a value too
 * many.
 */
export function parquetSql(sql: string, types: readonly ColumnType[]): string {
  const arrays = types
    .filter(({ type }) => /\[\d+\]/.test(type))
    .map(({ name, type }) => `CAST(${identifier(name)} AS ${type.replace(/\[\d+\]/g, '[]')}) AS ${identifier(name)}`);
  return arrays.length === 0 ? sql : `SELECT * REPLACE (${arrays.join(', ')}) FROM (${sql})`;
}
