const RADIANS = Math.PI / 180;

/** A cap of the sky: a centre and the greatest distance from it, in degrees. */
export type Cap = { readonly raDeg: number; readonly decDeg: number; readonly radiusDeg: number };

/** A small cap about points given one after another as ra, dec in degrees; the whole sky when they have no middle. */
export function extentOf(points: Iterable<readonly [raDeg: number, decDeg: number]>): Cap | undefined {
  const list = [...points];
  if (list.length === 0) return undefined;
  const vectors = list.map(
    ([ra, dec]) =>
      [
        Math.cos(dec * RADIANS) * Math.cos(ra * RADIANS),
        Math.cos(dec * RADIANS) * Math.sin(ra * RADIANS),
        Math.sin(dec * RADIANS),
      ] as const,
  );
  let [x, y, z] = [0, 0, 0];
  for (const v of vectors) [x, y, z] = [x + v[0], y + v[1], z + v[2]];
  const length = Math.hypot(x, y, z);
  if (length < 0.05 * list.length) return { raDeg: 0, decDeg: 0, radiusDeg: 180 };
  let least = 1;
  for (const v of vectors) least = Math.min(least, (v[0] * x + v[1] * y + v[2] * z) / length);
  const raDeg = (Math.atan2(y, x) / RADIANS + 360) % 360;
  return { raDeg, decDeg: Math.asin(z / length) / RADIANS, radiusDeg: Math.acos(Math.max(-1, least)) / RADIANS };
}
