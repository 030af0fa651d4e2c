import type { FlatSky } from '../../catalogue/plot/projection.ts';

const STEP_DEG = 30;
const FINE_DEG = 3;

type Line = { readonly xs: number[]; readonly ys: number[] };
type Label = { readonly x: number; readonly y: number; readonly text: string };

function lineOf(sky: FlatSky, places: readonly (readonly [lonDeg: number, latDeg: number])[]): Line {
  const flat = places.map(([lon, lat]) => sky.flat(lon, lat));
  return { xs: flat.map(([x]) => x), ys: flat.map(([, y]) => y) };
}

const steps = (from: number, to: number, by: number): readonly number[] =>
  Array.from({ length: Math.round((to - from) / by) + 1 }, (_, i) => from + i * by);

/** Meridians and parallels of a flat sky each 30 degrees, and their degrees. */
export function skyGrid(
  sky: FlatSky,
  centerDeg: number,
): { readonly lines: readonly Line[]; readonly labels: readonly Label[] } {
  const meridians = steps(-180, 180, STEP_DEG).map((lon) =>
    lineOf(
      sky,
      steps(-90, 90, FINE_DEG).map((lat) => [lon, lat] as const),
    ),
  );
  const parallels = steps(-60, 60, STEP_DEG).map((lat) =>
    lineOf(
      sky,
      steps(-180, 180, FINE_DEG).map((lon) => [lon, lat] as const),
    ),
  );
  const along = steps(-150, 150, 60).map((lon) => {
    const [x, y] = sky.flat(lon, 0);
    return { x, y, text: `${(((lon + centerDeg) % 360) + 360) % 360}°` };
  });
  const up = [-60, -30, 30, 60].map((lat) => {
    const [x, y] = sky.flat(180, lat);
    return { x, y, text: `${lat > 0 ? '+' : '−'}${Math.abs(lat)}°` };
  });
  return { lines: [...meridians, ...parallels], labels: [...along, ...up] };
}
