/** A direction as a unit vector: x to (0°, 0°), z to the north pole. */
export type Vector = readonly [x: number, y: number, z: number];

const RADIANS = Math.PI / 180;

/** Unit vector of a position in degrees. */
export function vectorAt(raDeg: number, decDeg: number): Vector {
  const c = Math.cos(decDeg * RADIANS);
  return [c * Math.cos(raDeg * RADIANS), c * Math.sin(raDeg * RADIANS), Math.sin(decDeg * RADIANS)];
}

/** Position in degrees of a vector of any length; right ascension in [0, 360). */
export function positionOf([x, y, z]: Vector): readonly [raDeg: number, decDeg: number] {
  const ra = Math.atan2(y, x) / RADIANS;
  return [ra < 0 ? (ra + 360) % 360 : ra, Math.atan2(z, Math.hypot(x, y)) / RADIANS];
}

/** Scalar product. */
export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

/** Vector product. */
export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

/** The vector scaled to length 1. */
export function unit(a: Vector): Vector {
  const length = Math.hypot(a[0], a[1], a[2]);
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** Angle between two vectors in radians, exact for small and for nearly opposite ones alike. */
export function separation(a: Vector, b: Vector): number {
  const c = cross(a, b);
  return Math.atan2(Math.hypot(c[0], c[1], c[2]), dot(a, b));
}
