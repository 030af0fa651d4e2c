import { touches, type Coverage } from '../coverage/coverage.ts';
import { rangeOf } from '../healpix/tree.ts';
import type { Predicate } from '../parquet/predicate.ts';
import type { Catalogue, Partition } from './catalogue.ts';

/** The partitions whose pixels touch a coverage; those without a pixel are kept. */
export function prune(catalogue: Catalogue, coverage: Coverage): readonly Partition[] {
  return catalogue.partitions.filter(
    ({ order, pixel }) => order === undefined || pixel === undefined || touches(coverage, rangeOf(order, BigInt(pixel))),
  );
}

/** A coverage as a condition on the catalogue's HEALPix column, which prunes row groups; none where it has no such column. */
export function coveragePredicate(catalogue: Catalogue, coverage: Coverage): Predicate | undefined {
  if (!catalogue.healpix) return undefined;
  const shift = BigInt(2 * (29 - catalogue.healpix.order));
  return {
    column: catalogue.healpix.column,
    intervals: coverage.map(([start, end]) => ({ min: start >> shift, max: (end - 1n) >> shift })),
  };
}
