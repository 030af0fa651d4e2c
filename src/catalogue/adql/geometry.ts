import type { Expression } from '../split/tree.ts';

/** A position whose numbers are expressions, in degrees. */
export type At = readonly [ra: Expression, dec: Expression];

/** An ADQL geometry whose numbers are expressions, in degrees. */
export type Geometry =
  | {
      readonly kind: 'point';
      readonly at: At;
      /** What it is the middle of: it is there if that is. */
      readonly of?: Geometry;
    }
  | { readonly kind: 'circle'; readonly at: At; readonly radius: Expression }
  | { readonly kind: 'box'; readonly at: At; readonly width: Expression; readonly height: Expression }
  | { readonly kind: 'polygon'; readonly vertices: readonly At[] };
