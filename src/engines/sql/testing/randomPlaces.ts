/** A condition on places, as ADQL has it and for a native DuckDB with the macros of `PLACE_MACROS`. */
export type PlaceCondition = { readonly adql: string; readonly native: string };

/** What a native DuckDB needs for these conditions. */
export const PLACE_MACROS: readonly string[] = [
  `CREATE OR REPLACE MACRO apart(a, b, c, d) AS CASE WHEN isfinite(a) AND isfinite(b) THEN degrees(2 * asin(least(1, sqrt(
     sin(radians(d - b) / 2) ** 2 + cos(radians(b)) * cos(radians(d)) * sin(radians(c - a) / 2) ** 2)))) WHEN a IS NOT NULL AND b IS NOT NULL THEN 'nan'::DOUBLE END`,
];

/** Conditions on the places of a catalogue, about circles where catalogues have their odd positions. */
export function randomPlaces(random: () => number, ra: string, dec: string): readonly PlaceCondition[] {
  const one = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const circle = () => {
    const [lon, lat] = one([
      [0, 90],
      [123.25, -90],
      [0, 0.5],
      [359.875, 1],
      [150.5, 2.5],
      [360 * random(), 180 * random() - 90],
    ] as const);
    return { lon: lon.toFixed(3), lat: lat.toFixed(3), radius: one([0.05, 0.4, 1.5, 8, 40, 120]).toString() };
  };
  return Array.from({ length: 5 }, () => {
    const { lon, lat, radius } = circle();
    const distance = `apart(${ra}, ${dec}, ${lon}, ${lat})`;
    const inside = one([
      `1 = CONTAINS(POINT('ICRS', ${ra}, ${dec}), CIRCLE('ICRS', ${lon}, ${lat}, ${radius}))`,
      `CONTAINS(POINT(${ra}, ${dec}), CIRCLE(${lon}, ${lat}, ${radius})) = 1`,
      `INTERSECTS(CIRCLE(${lon}, ${lat}, ${radius}), POINT(${ra}, ${dec})) = 1`,
      `DISTANCE(POINT(${ra}, ${dec}), POINT(${lon}, ${lat})) <= ${radius}`,
      `DISTANCE(${ra}, ${dec}, ${lon}, ${lat}) <= ${radius}`,
    ]);
    const outside = one([
      `0 = CONTAINS(POINT(${ra}, ${dec}), CIRCLE(${lon}, ${lat}, ${radius}))`,
      `DISTANCE(POINT(${lon}, ${lat}), POINT(${ra}, ${dec})) > ${radius}`,
    ]);
    return random() < 0.8
      ? { adql: inside, native: `${distance} <= ${radius}` }
      : { adql: outside, native: `NOT (${distance} <= ${radius})` };
  });
}
