import type { ParquetFile } from '../../catalogue/parquet/parquetFile.ts';
import { identifier, stringLiteral } from './quoted.ts';
import type { ScanPart } from './scanPlan.ts';

/** The rows of a partition's files that can matter; `nameOf` gives a file's name in SQL. */
export function readSql({ files, hull }: Pick<ScanPart, 'files' | 'hull'>, nameOf: (file: ParquetFile) => string): string {
  const names = files.map(({ file }) => stringLiteral(nameOf(file)));
  const where = hull ? ` WHERE ${identifier(hull.column)} BETWEEN ${hull.min} AND ${hull.max}` : '';
  return `SELECT * FROM read_parquet([${names.join(', ')}], hive_partitioning = false)${where}`;
}
