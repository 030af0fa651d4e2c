import type { CubeSpec } from './cube.ts';
import type { PlotSpec } from './plot.ts';
import { MIME, type Shown } from './shown.ts';
import type { ShownPlan } from './shownPlan.ts';
import type { ShownRows } from './shownRows.ts';

/** What stands in a mime bundle under Skybook's own types, as `MIME` says of each. */
type Parts = {
  readonly [MIME.rows]?: ShownRows;
  readonly [MIME.plan]?: ShownPlan;
  readonly [MIME.plot]?: PlotSpec;
  readonly [MIME.cube]?: CubeSpec;
};

/** The kept rows of a table, the plan that was made for a cell, a plot and a cube, as far as a bundle has them. */
export function shownParts(data: Shown['data']): {
  readonly rows?: ShownRows;
  readonly plan?: ShownPlan;
  readonly plot?: PlotSpec;
  readonly cube?: CubeSpec;
} {
  const { [MIME.rows]: rows, [MIME.plan]: plan, [MIME.plot]: plot, [MIME.cube]: cube } = data as Parts;
  return { ...(rows && { rows }), ...(plan && { plan }), ...(plot && { plot }), ...(cube && { cube }) };
}
