import type { FileMetaData } from 'hyparquet';

/** Of the header and one block of 32 bytes, which each filter has at least (Parquet format, BloomFilter.md). */
const LEAST_BYTES = 40;

/** Where the Bloom filters of a Parquet file lie; the first bytes of those whose length is not told. */
export function bloomFilters({ row_groups: groups }: FileMetaData): readonly (readonly [start: number, end: number])[] {
  return groups
    .flatMap(({ columns }) => columns)
    .flatMap(({ meta_data: data }) => {
      const start = Number(data?.bloom_filter_offset ?? 0);
      return start > 0 ? [[start, start + (data?.bloom_filter_length ?? LEAST_BYTES)] as const] : [];
    });
}
