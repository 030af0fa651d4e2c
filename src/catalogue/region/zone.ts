import { positionOf } from '../healpix/sphere.ts';
import type { Shape } from './shape.ts';

const DEGREES = 180 / Math.PI;

/**
 * A range of right ascension (eastward from `raMin` to `raMax`; all where either is absent) and of declination, in
 * degrees.
 */
export function zone(raMin: number | undefined, raMax: number | undefined, decMin: number, decMax: number): Shape {
  const whole = raMin === undefined || raMax === undefined || raMax - raMin >= 360;
  const from = whole ? 0 : raMin;
  const width = whole ? 360 : (((raMax - raMin) % 360) + 360) % 360;
  const eastOf = (ra: number) => (((ra - from) % 360) + 360) % 360;
  const equator = decMin <= 0 && decMax >= 0 ? 0 : Math.min(Math.abs(decMin), Math.abs(decMax));
  return {
    sizeRadians: Math.min(width * Math.cos(equator / DEGREES), decMax - decMin) / DEGREES,
    contains: (direction) => {
      const [ra, dec] = positionOf(direction);
      return dec >= decMin && dec <= decMax && (whole || eastOf(ra) <= width);
    },
    overlap: (centre, r) => {
      const [ra, dec] = positionOf(centre);
      const radius = r * DEGREES;
      if (dec + radius < decMin || dec - radius > decMax) return 'outside';
      const within = dec - radius >= decMin && dec + radius <= decMax;
      if (whole) return within ? 'inside' : 'partly';
      const polar = Math.abs(dec) + radius >= 90;
      if (polar) return 'partly';
      const half = Math.asin(Math.min(1, Math.sin(r) / Math.cos(dec / DEGREES))) * DEGREES;
      const west = eastOf(ra - half);
      if (west + 2 * half <= width) return within ? 'inside' : 'partly';
      return west > width && west + 2 * half < 360 ? 'outside' : 'partly';
    },
  };
}
