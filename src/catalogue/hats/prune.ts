import { touches, WHOLE_SKY, type Coverage } from '../coverage/coverage.ts';
import type { Predicate } from '../parquet/predicate.ts';
import type { Catalogue, Partition } from './catalogue.ts';
import { placeOf } from './placeOf.ts';

/** The partitions whose pixels touch a coverage; those without a pixel are kept. */
export function prune(catalogue: Catalogue, coverage: Coverage): readonly Partition[] {
  return catalogue.partitions.filter((partition) => {
    const place = placeOf(partition);
    return place === WHOLE_SKY || place.some((range) => touches(coverage, range));
  });
}

/**
 * A coverage as a condition on the catalogue's HEALPix column, which prunes row groups; none where it has no such
 * column.
 */
export function coveragePredicate(catalogue: Pick<Catalogue, 'healpix'>, coverage: Coverage): Predicate | undefined {
  if (!catalogue.healpix) return undefined;
  const shift = BigInt(2 * (29 - catalogue.healpix.order));
  return {
    column: catalogue.healpix.column,
    intervals: coverage.map(([start, end]) => ({ min: start >> shift, max: (end - 1n) >> shift })),
  };
}
