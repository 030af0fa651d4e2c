import type { Projection } from './plot.ts';

/** A place on the flat sky; east is left, as one sees it from within. */
type Flat = readonly [x: number, y: number];
/** Degrees from the middle of the sky, and latitude. */
type OnSky = readonly [lonDeg: number, latDeg: number];

/** The whole sky laid flat. */
export type FlatSky = {
  /** Half its width and half its height. */
  readonly halfX: number;
  readonly halfY: number;
  readonly flat: (lonDeg: number, latDeg: number) => Flat;
  /** `undefined` beyond the sky's edge. */
  readonly onSky: (x: number, y: number) => OnSky | undefined;
};

const RAD = Math.PI / 180;
const R2 = Math.SQRT2;

/** The angle θ of Mollweide: 2θ + sin 2θ = π sin φ (FITS WCS paper II, Calabretta & Greisen 2002, §5.3.3). */
function mollweideAngle(lat: number): number {
  const wanted = Math.PI * Math.sin(lat);
  if (Math.abs(lat) > Math.PI / 2 - 1e-9) return lat;
  let theta = lat;
  for (let step = 0; step < 30; step++) {
    const change = (2 * theta + Math.sin(2 * theta) - wanted) / (2 + 2 * Math.cos(2 * theta));
    theta -= change;
    if (Math.abs(change) < 1e-13) break;
  }
  return Math.max(-Math.PI / 2, Math.min(Math.PI / 2, theta));
}

const MOLLWEIDE: FlatSky = {
  halfX: 2 * R2,
  halfY: R2,
  flat: (lonDeg, latDeg) => {
    const theta = mollweideAngle(latDeg * RAD);
    return [((-2 * R2) / Math.PI) * lonDeg * RAD * Math.cos(theta), R2 * Math.sin(theta)];
  },
  onSky: (x, y) => {
    if (Math.abs(y) > R2) return undefined;
    const theta = Math.asin(y / R2);
    const across = 2 * R2 * Math.cos(theta);
    const lonDeg = across === 0 ? 0 : (-180 * x) / across;
    if (Math.abs(lonDeg) > 180) return undefined;
    return [lonDeg, Math.asin((2 * theta + Math.sin(2 * theta)) / Math.PI) / RAD];
  },
};

/** Hammer's equal-area projection, which FITS calls AIT (paper II §5.4.1). */
const HAMMER: FlatSky = {
  halfX: 2 * R2,
  halfY: R2,
  flat: (lonDeg, latDeg) => {
    const [half, lat] = [(lonDeg / 2) * RAD, latDeg * RAD];
    const scale = Math.sqrt(1 + Math.cos(lat) * Math.cos(half));
    return [(-2 * R2 * Math.cos(lat) * Math.sin(half)) / scale, (R2 * Math.sin(lat)) / scale];
  },
  onSky: (x, y) => {
    if ((x / (2 * R2)) ** 2 + (y / R2) ** 2 > 1) return undefined;
    const z = Math.sqrt(1 - (x / 4) ** 2 - (y / 2) ** 2);
    const lon = -2 * Math.atan2(z * x, 2 * (2 * z * z - 1));
    return [lon / RAD, Math.asin(Math.max(-1, Math.min(1, z * y))) / RAD];
  },
};

/** Aitoff's own projection: the azimuthal equidistant one of half the longitudes, drawn twice as wide. */
const AITOFF: FlatSky = {
  halfX: Math.PI,
  halfY: Math.PI / 2,
  flat: (lonDeg, latDeg) => {
    const [half, lat] = [(lonDeg / 2) * RAD, latDeg * RAD];
    const away = Math.acos(Math.max(-1, Math.min(1, Math.cos(lat) * Math.cos(half))));
    const stretch = away === 0 ? 1 : away / Math.sin(away);
    return [-2 * Math.cos(lat) * Math.sin(half) * stretch, Math.sin(lat) * stretch];
  },
  onSky: (x, y) => {
    const away = Math.hypot(x / 2, y);
    if (away > Math.PI / 2) return undefined;
    if (away === 0) return [0, 0];
    const lat = Math.asin(Math.max(-1, Math.min(1, (y * Math.sin(away)) / away)));
    return [(-2 * Math.atan2((x / 2) * Math.sin(away), away * Math.cos(away))) / RAD, lat / RAD];
  },
};

/** How a projection lays the sky flat. */
export function flatSky(projection: Projection): FlatSky {
  return { mollweide: MOLLWEIDE, hammer: HAMMER, aitoff: AITOFF }[projection];
}
