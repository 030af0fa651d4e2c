import { coverageOf, WHOLE_SKY, type Coverage, type IndexRange } from '../coverage/coverage.ts';
import { intersection } from '../coverage/setOperations.ts';
import type { Bound, Predicate } from '../parquet/predicate.ts';

/** The part of the sky that conditions on a column of nested HEALPix indices leave. */
export function indexCover(predicates: readonly Predicate[], { column, order }: { readonly column: string; readonly order: number }): Coverage {
  const shift = BigInt(2 * (29 - order));
  const own = predicates.filter((predicate) => predicate.column.toLowerCase() === column.toLowerCase());
  return own.reduce((cover, { intervals }) => intersection(cover, coverageOf(intervals.map(({ min, max }): IndexRange => [indexOf(min, 0n) << shift, (indexOf(max, 12n << 58n) + 1n) << shift]))), WHOLE_SKY);
}

function indexOf(bound: Bound | undefined, otherwise: bigint): bigint {
  if (typeof bound === 'bigint') return bound;
  return typeof bound === 'number' && Number.isFinite(bound) ? BigInt(Math.floor(bound)) : otherwise;
}
