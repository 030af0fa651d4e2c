import type { Vector } from '../healpix/sphere.ts';

/**
 * How a cap of the sky lies to a region. `partly` may be said of a cap that is outside or inside, never the other way.
 */
export type Overlap = 'outside' | 'partly' | 'inside';

/** A region made ready for questions. */
export type Shape = {
  /** How the cap of `radius` radians about `centre` lies to the region. */
  readonly overlap: (centre: Vector, radius: number) => Overlap;
  /** Whether a direction is in the region, border included. */
  readonly contains: (direction: Vector) => boolean;
  /** A length in radians that says how fine the region is: a radius, a short side. */
  readonly sizeRadians: number;
};
