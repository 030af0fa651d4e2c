import type { Coverage } from '../coverage/coverage.ts';
import { WHOLE_SKY } from '../coverage/coverage.ts';
import { grown } from '../coverage/grown.ts';
import { intersection, union } from '../coverage/setOperations.ts';
import { coverRegion } from '../region/coverRegion.ts';
import { conjuncts } from '../split/conjuncts.ts';
import type { Expression } from '../split/tree.ts';
import { coversOf } from './coversOf.ts';
import { regionsOf } from './regionsOf.ts';

/** SQL's index of a position on a pixel's border may differ by rounding from the catalogue's. */
const ROUNDING_DEG = 1e-6;

/**
 * The part of the sky where rows can fulfil all of the given conditions: regions and MOCs joined by AND and OR; all of
 * it where they say nothing of the position columns.
 */
export function skyOf(given: readonly Expression[], position: { readonly ra: string; readonly dec: string }): Coverage {
  // A bare `WHERE CONTAINS(…)` is a number.
  const conditions = given.flatMap((condition) =>
    condition.class === 'CAST' ? conjuncts(condition.child) : [condition],
  );
  const covers = [
    ...regionsOf(conditions, position).map((region) => coverRegion(region)),
    ...coversOf(conditions, position).map((cover) => grown(cover, ROUNDING_DEG)),
    ...conditions
      .filter(({ type }) => type === 'CONJUNCTION_OR')
      .map(({ children = [] }) => union(...children.map((child) => skyOf(conjuncts(child), position)))),
  ];
  return covers.reduce(intersection, WHOLE_SKY);
}
