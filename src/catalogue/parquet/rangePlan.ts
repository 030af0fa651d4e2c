import type { ColumnChunk, FileMetaData, RowGroup } from 'hyparquet';
import { lengthOf, mergeRanges, type Bytes } from './mergeRanges.ts';
import { mayHold, type Predicate } from './predicate.ts';
import { present } from '../../known/present.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** Gap below which two ranges may be fetched as one: measured best at 50 ms a request. */
const GAP_BYTES = 32 * 1024;
/** Most that all gaps together may add to what is wanted. */
const GAP_SHARE = 0.06;
/** DuckDB reads so much for the header of a page, also where the page is shorter, and with it the column's chunk. */
const HEADER_BYTES = 256;
/**
 * A chunk with fewer values and bytes is taken to hold one page of values: writers begin another after 20,000 of them,
 * or 1 MB. An index of its pages (11 to 17 bytes each) may tell more.
 */
const PAGE = { values: 10_000, bytes: 8 * 1024, indexBytes: 20 };

/** What of one Parquet file a query reads. */
export type RangePlan = {
  /** Positions of the row groups whose statistics let rows through. */
  readonly rowGroups: readonly number[];
  /** Rows in them. */
  readonly rows: number;
  /** What to fetch, sorted. */
  readonly ranges: readonly Bytes[];
  /** Bytes in `ranges`. */
  readonly bytes: number;
  /** Bytes of the column chunks alone, without the gaps between them. */
  readonly idealBytes: number;
};

/**
 * Plans the read of `columns` (top-level names; nested ones bring all their parts) from the row groups that
 * `predicates` let through: of these the first ones that hold `mostRows`.
 */
export function rangePlan(
  metadata: FileMetaData,
  columns: Iterable<string>,
  predicates: readonly Predicate[] = [],
  mostRows = Infinity,
): RangePlan {
  const wanted = new Set([...columns].map((name) => sqlKey(name)));
  const through = [...metadata.row_groups.entries()].filter(([, group]) =>
    predicates.every((p) => survives(group, p, metadata)),
  );
  let rows = 0;
  const kept = through.filter(([, group]) => {
    const isWanted = rows < mostRows;
    if (isWanted) rows += Number(group.num_rows);
    return isWanted;
  });
  const chunks = kept.flatMap(([, group]) => group.columns.filter((chunk) => wanted.has(columnNameOf(chunk))));
  const idealBytes = lengthOf(chunks.map(bytesOf));
  const ranges = mergeRanges(chunks.map(bytesRead), GAP_BYTES, GAP_SHARE * idealBytes);
  return {
    rowGroups: kept.map(([position]) => position),
    rows,
    ranges,
    bytes: lengthOf(ranges),
    idealBytes,
  };
}

function survives(group: RowGroup, predicate: Predicate, metadata: FileMetaData): boolean {
  const name = sqlKey(predicate.column);
  const chunk = group.columns.find((c) => c.meta_data?.path_in_schema.length === 1 && columnNameOf(c) === name);
  const statistics = chunk?.meta_data?.statistics;
  if (!chunk?.meta_data || !statistics || !isOrdered(metadata, name)) return true;
  // Writers put the deprecated pair of bounds in no defined order but for numbers.
  const old = /^(INT32|INT64|FLOAT|DOUBLE)$/.test(chunk.meta_data.type) ? statistics : undefined;
  return mayHold(predicate, {
    min: statistics.min_value ?? old?.min,
    max: statistics.max_value ?? old?.max,
    nullCount: statistics.null_count,
    rows: group.num_rows,
  });
}

/**
 * Whether bounds of a column come in the order in which SQL compares its values. Those of decimals are rounded to
 * doubles, and of bytes that are no text (or are identifiers, whose text has more than one form) SQL has other orders.
 */
function isOrdered({ schema }: FileMetaData, name: string): boolean {
  const own = schema.filter((element) => sqlKey(element.name) === name);
  const isText = ({ converted_type: old, logical_type: type }: FileMetaData['schema'][number]) =>
    old === 'UTF8' || type?.type === 'STRING';
  return own.every(
    (element) =>
      element.converted_type !== 'DECIMAL' &&
      element.logical_type?.type !== 'DECIMAL' &&
      (isText(element) || element.type !== 'BYTE_ARRAY') &&
      element.logical_type?.type !== 'UUID',
  );
}

/** SQL names are case-insensitive. */
function columnNameOf(chunk: ColumnChunk): string {
  return sqlKey(chunk.meta_data?.path_in_schema[0] ?? '');
}

function metaOf({ meta_data: data }: ColumnChunk): NonNullable<ColumnChunk['meta_data']> {
  return present(data, 'What a Parquet footer says of a column');
}

function bytesOf(chunk: ColumnChunk): Bytes {
  const { dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: size } = metaOf(chunk);
  // Some writers leave 0 for a chunk without a dictionary.
  const start = Number(dictionary && dictionary < data ? dictionary : data);
  return { start, end: start + Number(size) };
}

/** A chunk and what DuckDB reads beyond it for the header of its last page. */
function bytesRead(chunk: ColumnChunk): Bytes {
  const { start, end } = bytesOf(chunk);
  const { num_values: values, data_page_offset: page } = metaOf(chunk);
  const several =
    values > PAGE.values || end - start > PAGE.bytes || (chunk.offset_index_length ?? 0) > PAGE.indexBytes;
  const lastPageBytes = several ? 0 : end - Number(page);
  return { start, end: end + Math.max(0, HEADER_BYTES - lastPageBytes) };
}
