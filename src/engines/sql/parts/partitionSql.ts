import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import type { NameOf } from './part.ts';
import type { PartitionPart } from './wanted.ts';

/** A slice of the rows of files: from one fraction of them up to another. */
export type Slice = readonly [from: number, to: number];

/** The rows of a partition's files that can matter, or a slice of them; `nameOf` gives a file's name in SQL. */
export function partitionSql(
  { files, hull }: Pick<PartitionPart, 'files' | 'hull'>,
  nameOf: NameOf,
  slice?: Slice,
): string {
  const names = files.map(({ url }) => stringLiteral(nameOf(url))).join(', ');
  const inHull = hull ? [`${identifier(hull.column)} BETWEEN ${hull.min} AND ${hull.max}`] : [];
  if (!slice) return `SELECT * FROM read_parquet([${names}], hive_partitioning = false)${where(inHull)}`;
  const rows = Math.max(...files.map((file) => file.rows));
  const [first, end] = slice.map((fraction) => Math.round(rows * fraction));
  const within = `file_row_number >= ${first} AND file_row_number < ${end}`;
  const numbered = `read_parquet([${names}], hive_partitioning = false, file_row_number = true)`;
  return `SELECT * EXCLUDE (file_row_number) FROM ${numbered}${where([...inHull, within])}`;
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}
