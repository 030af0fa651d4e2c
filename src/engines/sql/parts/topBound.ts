import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';
import type { Pass } from '../program/program.ts';
import type { Part } from './part.ts';

type Value = number | bigint;
type RowGroup = ParquetFile['metadata']['row_groups'][number];

/** Values of some rows of a row group: so many are `value` or before it. */
type Known = { readonly value: Value; readonly rows: number };

/** Types whose bounds in a file are of that type, and as texts again those values. */
const TOLD = /^(TINYINT|SMALLINT|INTEGER|BIGINT|FLOAT|DOUBLE)$/;

/**
 * Where the first rows of a pass end at the latest that asks for so many by a column, by what files state of the
 * values in each row group: none of the rest matters. `undefined` where they do not tell; a scan shows whether they
 * were right.
 */
export async function topBound(
  { top, partialTypes }: Pick<Pass, 'top' | 'partialTypes'>,
  parts: readonly Part[],
): Promise<Value | undefined> {
  const type = partialTypes.find(({ name }) => name === top?.column)?.type ?? '';
  const files = parts.flatMap((part) => part.files);
  if (top?.of === undefined || !TOLD.test(type) || !files.every(({ select, isAsked }) => select.fits && !isAsked))
    return undefined;
  const name = sqlKey(top.of);
  const known: Known[] = [];
  for (const file of files)
    for (const group of (await file.footer()).metadata.row_groups)
      known.push(...knownOf(group, name, top.isDescending));
  known.sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  if (top.isDescending) known.reverse();
  let rows = 0;
  return known.find((one) => (rows += one.rows) >= top.rows)?.value;
}

/** Its first value is of one row, and all of its values are before its last. */
function knownOf(group: RowGroup, name: string, isDescending: boolean): readonly Known[] {
  const chunk = group.columns.find(
    ({ meta_data: own }) => own?.path_in_schema.length === 1 && sqlKey(own.path_in_schema[0] ?? '') === name,
  );
  const { min_value: min, max_value: max, null_count: nulls } = chunk?.meta_data?.statistics ?? {};
  if (!isValue(min) || !isValue(max)) return [];
  const [first, last] = isDescending ? [max, min] : [min, max];
  const rest = nulls === undefined ? 0 : Number(group.num_rows - nulls) - 1;
  return [
    { value: first, rows: 1 },
    { value: last, rows: Math.max(0, rest) },
  ];
}

function isValue(value: unknown): value is Value {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isFinite(value));
}
