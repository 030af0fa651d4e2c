import type { ColumnChunk, FileMetaData, RowGroup } from 'hyparquet';
import { lengthOf, mergeRanges, type Bytes } from './mergeRanges.ts';
import { mayHold, type Predicate } from './predicate.ts';
import { present } from '../../known/present.ts';

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
  const wanted = new Set([...columns].map((name) => name.toLowerCase()));
  const through = [...metadata.row_groups.entries()].filter(([, group]) =>
    predicates.every((p) => survives(group, p, metadata)),
  );
  let rows = 0;
  const kept = through.filter(([, group]) => {
    const isWanted = rows < mostRows;
    if (isWanted) rows += Number(group.num_rows);
    return isWanted;
  });
  const chunks = kept.flatMap(([, group]) => group.columns.filter((chunk) => wanted.has(nameOf(chunk))));
  const idealBytes = lengthOf(chunks.map(bytesOf));
  const equal = new Set(predicates.filter(namesValue).map(({ column }) => column.toLowerCase()));
  const filters = chunks.filter((chunk) => equal.has(nameOf(chunk))).flatMap(bloomFilter);
  const ranges = mergeRanges([...chunks.map(bytesRead), ...filters], GAP_BYTES, GAP_SHARE * idealBytes);
  return {
    rowGroups: kept.map(([position]) => position),
    rows,
    ranges,
    bytes: lengthOf(ranges),
    idealBytes,
  };
}

function survives(group: RowGroup, predicate: Predicate, metadata: FileMetaData): boolean {
  const name = predicate.column.toLowerCase();
  const chunk = group.columns.find((c) => c.meta_data?.path_in_schema.length === 1 && nameOf(c) === name);
  const statistics = chunk?.meta_data?.statistics;
  if (!chunk?.meta_data || !statistics || isDecimal(metadata, name)) return true;
  // The deprecated pair of bounds has no defined order for strings.
  const old = chunk.meta_data.type === 'BYTE_ARRAY' ? undefined : statistics;
  return mayHold(predicate, {
    min: statistics.min_value ?? old?.min,
    max: statistics.max_value ?? old?.max,
    nullCount: statistics.null_count,
    rows: group.num_rows,
    physicalType: chunk.meta_data.type,
  });
}

/** Statistics of decimals come rounded to doubles: no bound to rely on. */
function isDecimal(metadata: FileMetaData, name: string): boolean {
  return metadata.schema.some(
    (e) => e.name.toLowerCase() === name && (e.converted_type === 'DECIMAL' || e.logical_type?.type === 'DECIMAL'),
  );
}

/** SQL names are case-insensitive. */
function nameOf(chunk: ColumnChunk): string {
  return chunk.meta_data?.path_in_schema[0]?.toLowerCase() ?? '';
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

/** A chunk's Bloom filter, if any, which DuckDB asks where a column is to equal something. */
function bloomFilter(chunk: ColumnChunk): readonly Bytes[] {
  const { bloom_filter_offset: offset, bloom_filter_length: length } = metaOf(chunk);
  return offset === undefined
    ? []
    : [{ start: Number(offset), end: Number(offset) + Math.max(HEADER_BYTES, length ?? 0) }];
}

/** Whether the column may equal one of some named values. */
function namesValue({ intervals }: Predicate): boolean {
  return intervals.some(({ min, max }) => min !== undefined && min === max);
}
