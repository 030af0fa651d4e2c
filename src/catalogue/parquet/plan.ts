import type { Partition } from '../hats/catalogue.ts';
import type { ParquetFile } from './parquetFile.ts';
import type { Predicate } from './predicate.ts';
import { rangePlan, type RangePlan } from './rangePlan.ts';

/** What a query over a catalogue reads, before it runs. */
export type Plan = {
  readonly columns: readonly string[];
  /** Partitions with rows to read; those that their statistics rule out are left out. */
  readonly parts: readonly PartitionPlan[];
  readonly rows: number;
  /** Range requests, beyond the footers that are already here. */
  readonly requests: number;
  readonly bytes: number;
};

/** One partition's part of a `Plan`. */
export type PartitionPlan = {
  readonly partition: Partition;
  readonly files: readonly { readonly file: ParquetFile; readonly ranges: RangePlan }[];
};

/** The plan of reading `columns` under `predicates` from partitions whose footers are here. */
export function planOf(
  opened: readonly { readonly partition: Partition; readonly files: readonly ParquetFile[] }[],
  columns: readonly string[],
  predicates: readonly Predicate[],
): Plan {
  const parts = opened
    .map(({ partition, files }) => ({
      partition,
      files: files.map((file) => ({ file, ranges: rangePlan(file.metadata, columns, predicates) })).filter(({ ranges }) => ranges.rowGroups.length > 0),
    }))
    .filter(({ files }) => files.length > 0);
  const read = parts.flatMap(({ files }) => files);
  // What came with the footer needs no request.
  const toFetch = read.flatMap(({ file, ranges }) => ranges.ranges.filter(({ start }) => start < file.held.start));
  return {
    columns,
    parts,
    rows: read.reduce((sum, { ranges }) => sum + ranges.rows, 0),
    requests: toFetch.length,
    bytes: toFetch.reduce((sum, { start, end }) => sum + (end - start), 0),
  };
}
