import { separation, vectorAt } from '../healpix/sphere.ts';
import type { Shape } from './shape.ts';

/** A circle about a position; centre and radius in degrees. */
export function circle(raDeg: number, decDeg: number, radiusDeg: number): Shape {
  const middle = vectorAt(raDeg, decDeg);
  const radius = (radiusDeg * Math.PI) / 180;
  return {
    sizeRadians: Math.min(radius, Math.PI - radius),
    contains: (direction) => separation(direction, middle) <= radius,
    overlap: (centre, r) => {
      const d = separation(centre, middle);
      return d > radius + r ? 'outside' : d + r <= radius ? 'inside' : 'partly';
    },
  };
}
