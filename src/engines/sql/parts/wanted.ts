import type { Coverage } from '../../../catalogue/coverage/coverage.ts';
import { WHOLE_SKY } from '../../../catalogue/coverage/coverage.ts';
import { difference, intersection } from '../../../catalogue/coverage/setOperations.ts';
import type { Catalogue, Partition } from '../../../catalogue/hats/catalogue.ts';
import { placeOf } from '../../../catalogue/hats/placeOf.ts';
import { prune } from '../../../catalogue/hats/prune.ts';
import { skyInterval, type Interval } from '../../../catalogue/hats/skyInterval.ts';
import type { Bytes } from '../../../catalogue/parquet/mergeRanges.ts';
import { lengthOf } from '../../../catalogue/parquet/mergeRanges.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { isEmpty, type Predicate } from '../../../catalogue/parquet/predicate.ts';
import { rangePlan } from '../../../catalogue/parquet/rangePlan.ts';
import { indexCover } from '../../../catalogue/where/indexCover.ts';
import { predicatesOf } from '../../../catalogue/where/predicatesOf.ts';
import { skyOf } from '../../../catalogue/where/skyOf.ts';
import type { ReadFooters } from '../program/reads.ts';
import type { Need } from '../program/program.ts';
import { fileSelect } from './fileSelect.ts';
import type { PartFile } from './part.ts';
import { sqlKey } from '../../../../workers/wire/sqlKey.ts';

/** What is wanted of a catalogue, before any footer is read. */
export type Wanted = {
  readonly columns: readonly string[];
  readonly predicates: readonly Predicate[];
  readonly coverage: Coverage;
  readonly partitions: readonly Partition[];
  /** Other parts want of the same partitions what lies elsewhere in them. */
  readonly isShared?: true;
};

/** A partition with what its files say of themselves. */
export type Looked = {
  readonly partition: Partition;
  readonly files: readonly ParquetFile[];
  readonly footers: ReadFooters;
};

/** What to read of one partition. */
export type PartitionPart = {
  readonly partition: Partition;
  readonly files: readonly PartFile[];
  /** What a region leaves of it: DuckDB skips row groups by a single interval, not by several. */
  readonly hull?: Interval;
  readonly rowGroups: number;
  readonly rows: number;
  /** To fetch, beyond the footers. */
  readonly bytes: number;
  /** In memory, once decompressed. */
  readonly unpackedBytes: number;
  /** What a server that makes files is asked for, in words. */
  readonly asked?: string;
};

/** The columns, conditions, part of the sky (of what is `within`) and partitions that concern a need. */
export function wantedOf(catalogue: Catalogue, { names, conditions }: Need, within: Coverage = WHOLE_SKY): Wanted {
  const named = new Set(names);
  const columns = catalogue.columns.map(({ name }) => name).filter((name) => named.has(sqlKey(name)));
  const { position } = catalogue;
  const predicates = predicatesOf(conditions);
  const placed = intersection(within, indexCover(predicates, catalogue.healpix));
  const coverage = position ? intersection(placed, skyOf(conditions, position)) : placed;
  // A margin holds rows from outside its pixels.
  const none = predicates.some(({ intervals }) => intervals.every(isEmpty));
  const partitions = none ? [] : catalogue.product === 'margin' ? catalogue.partitions : prune(catalogue, coverage);
  return { columns, predicates, coverage, partitions };
}

/**
 * What to read of one partition, from its footers, for its first `mostRows` rows; `undefined` where its statistics rule
 * out every row.
 */
export function partitionPart(
  catalogue: Catalogue,
  wanted: Wanted,
  { partition, files, footers }: Looked,
  mostRows = Infinity,
): PartitionPart | undefined {
  const hull = hullOf(catalogue, wanted.coverage, partition);
  const columns = hull ? [...wanted.columns, hull.column] : wanted.columns;
  const predicates = hull ? [...wanted.predicates, { column: hull.column, intervals: [hull] }] : wanted.predicates;
  let left = mostRows;
  const planned = files
    .map((file) => {
      const plan = rangePlan(file.metadata, columns, predicates, left);
      left -= plan.rows;
      return { file, plan };
    })
    .filter(({ plan }) => plan.rowGroups.length > 0);
  if (planned.length === 0) return undefined;
  const fetched = planned.map(({ file, plan }) => {
    const select = fileSelect(catalogue, columns, file);
    const rows = Number(file.metadata.num_rows);
    return {
      url: file.url,
      footer: () => footers.file(file.url),
      isOnDisk: footers.isOnDisk(file.url),
      rows,
      ranges: plan.ranges.flatMap((range) => outside(range, file.held.start)),
      select,
      isWhole: plan.rowGroups.length === file.metadata.row_groups.length,
      wholeBytes: select.rowBytes === undefined ? undefined : rows * select.rowBytes,
    };
  });
  const own = new Set(columns.map((name) => sqlKey(name)));
  const unpackedBytes = planned
    .flatMap(({ file, plan }) => plan.rowGroups.flatMap((group) => file.metadata.row_groups[group]?.columns ?? []))
    .filter((chunk) => own.has(sqlKey(chunk.meta_data?.path_in_schema[0] ?? '')))
    .reduce((sum, chunk) => sum + Number(chunk.meta_data?.total_uncompressed_size ?? 0), 0);
  return {
    partition,
    files: fetched,
    hull,
    rowGroups: planned.reduce((sum, { plan }) => sum + plan.rowGroups.length, 0),
    rows: planned.reduce((sum, { plan }) => sum + plan.rows, 0),
    bytes: fetched.reduce((sum, { ranges }) => sum + lengthOf(ranges), 0),
    unpackedBytes,
  };
}

/** The interval that a region leaves of a partition; none where there is no region. Reads no footer. */
export function hullOf(catalogue: Catalogue, coverage: Coverage, partition: Partition): Interval | undefined {
  if (difference(WHOLE_SKY, coverage).length === 0) return undefined;
  const isMargin = catalogue.product === 'margin';
  return skyInterval(catalogue, isMargin ? coverage : intersection(coverage, placeOf(partition)));
}

/** The part of a range before `start`, from where on the bytes are already here. */
function outside({ start, end }: Bytes, held: number): readonly Bytes[] {
  return start >= held ? [] : [{ start, end: Math.min(end, held) }];
}
