import { coverageOf, WHOLE_SKY, type Coverage, type IndexRange } from '../coverage/coverage.ts';
import { intersection } from '../coverage/setOperations.ts';
import type { Bound, Predicate } from '../parquet/predicate.ts';
import { sqlKey } from '../../../workers/wire/sqlKey.ts';

/** A column of nested HEALPix indices. */
type Indices = { readonly column: string; readonly order: number };

/** The part of the sky that conditions on a column of nested HEALPix indices leave; all of it where there is none. */
export function indexCover(predicates: readonly Predicate[], indices: Indices | undefined): Coverage {
  if (!indices) return WHOLE_SKY;
  const { column, order } = indices;
  const shift = BigInt(2 * (29 - order));
  const own = predicates.filter((predicate) => sqlKey(predicate.column) === sqlKey(column));
  const rangeOf = ({ min, max }: Predicate['intervals'][number]): IndexRange => [
    indexOf(min, 0n) << shift,
    (indexOf(max, 12n << 58n) + 1n) << shift,
  ];
  return own.reduce((cover, { intervals }) => intersection(cover, coverageOf(intervals.map(rangeOf))), WHOLE_SKY);
}

function indexOf(bound: Bound | undefined, otherwise: bigint): bigint {
  if (typeof bound === 'bigint') return bound;
  return typeof bound === 'number' && Number.isFinite(bound) ? BigInt(Math.floor(bound)) : otherwise;
}
