import { identifier, stringLiteral } from '../../../../workers/wire/quoted.ts';
import { FILE_ROW_NUMBER } from '../../../catalogue/hats/readOptions.ts';
import type { Interval } from '../../../catalogue/hats/skyInterval.ts';
import type { NameOf, PartFile } from './part.ts';
import type { PartitionPart } from './wanted.ts';
import { itemAt } from '../../../known/itemAt.ts';

/** A slice of the rows of files: from one fraction of them up to another. */
export type Slice = readonly [from: number, to: number];

/** The rows of a partition's files that can matter, or a slice of them; `nameOf` gives a file's name in SQL. */
export function partitionSql(
  { files, hull }: Pick<PartitionPart, 'files' | 'hull'>,
  nameOf: NameOf,
  slice?: Slice,
): string {
  const fit = files.every(({ select }) => select.fits);
  const groups = new Map<string, PartFile[]>();
  for (const file of files) {
    const key = fit ? '' : file.select.key;
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const region = hull ? [inHull(hull)] : [];
  // Fractions are of the longest file, so that each row of all is in one slice.
  const rows = Math.max(0, ...files.map((file) => file.rows));
  const [first, end] = (slice ?? []).map((fraction) => Math.round(rows * fraction));
  const selects = [...groups.values()].map((group) => {
    const { select } = itemAt(group, 0);
    const isNumbered = select.options.includes(FILE_ROW_NUMBER);
    const numbered = slice && !isNumbered ? `, ${FILE_ROW_NUMBER} = true` : '';
    const names = group.map(({ url }) => stringLiteral(nameOf(url))).join(', ');
    const from = `FROM read_parquet([${names}], hive_partitioning = false${select.options}${numbered})`;
    const within = slice ? [`${FILE_ROW_NUMBER} >= ${first} AND ${FILE_ROW_NUMBER} < ${end}`] : [];
    if (fit) return `SELECT *${numbered && ` EXCLUDE (${FILE_ROW_NUMBER})`} ${from}${where([...region, ...within])}`;
    const fitted = `SELECT ${select.list} ${from}${where(within)}`;
    return region.length > 0 ? `SELECT * FROM (${fitted})${where(region)}` : fitted;
  });
  return selects.length === 1 ? itemAt(selects, 0) : selects.map((select) => `(${select})`).join(' UNION ALL BY NAME ');
}

/** The condition that rows lie in what a region leaves of their partition. */
export function inHull({ column, min, max }: Interval): string {
  return `${identifier(column)} BETWEEN ${min} AND ${max}`;
}

function where(conditions: readonly string[]): string {
  return conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
}
