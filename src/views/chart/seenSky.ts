import type { Extent } from '../../catalogue/plot/facts.ts';
import type { FlatSky } from '../../catalogue/plot/projection.ts';

const STEPS = 60;

/** What of longitudes and latitudes lies in a window of a flat sky; `undefined` where it shows none of it. */
export function seenSky(
  sky: FlatSky,
  { x, y }: { readonly x: Extent; readonly y: Extent },
): { readonly x: Extent; readonly y: Extent } | undefined {
  const places = Array.from({ length: (STEPS + 1) ** 2 }, (_, i) => {
    const [column, row] = [i % (STEPS + 1), Math.floor(i / (STEPS + 1))];
    return sky.onSky(x.from + (column / STEPS) * (x.to - x.from), y.from + (row / STEPS) * (y.to - y.from));
  }).filter((place) => place !== undefined);
  if (places.length === 0) return undefined;
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  // Between two steps there is a bit more.
  const grown = (values: readonly number[], most: number): Extent => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    const room = (to - from) / STEPS + 1e-9;
    return { from: Math.max(-most, from - 2 * room), to: Math.min(most, to + 2 * room) };
  };
  return { x: grown(lons, 180), y: grown(lats, 90) };
}
