import type { Bins, Counts, Edges } from '../../catalogue/plot/edges.ts';
import { borderOf } from '../../catalogue/plot/edges.ts';
import type { Extent, PlotFacts } from '../../catalogue/plot/facts.ts';
import type { Plot, PlotAxis } from '../../catalogue/plot/plot.ts';
import { flatSky } from '../../catalogue/plot/projection.ts';
import type { BokehArrays } from '../plot/bokehTypes.ts';
import type { ChartData, ChartPoints } from './chartData.ts';
import { ID } from './chartJson.ts';
import type { ChartModels } from './chartModels.ts';
import { padded, seenOf } from './chartRange.ts';
import type { ChartState } from './chartWords.ts';
import { planePicture, skyPicture, type DensityPicture } from './densityPicture.ts';
import { errorBars, withErrors } from './errorBars.ts';
import { seenSky } from './seenSky.ts';

const NO_POINTS: ChartPoints = { x: new Float64Array(), y: new Float64Array() };
const PLANE = { columns: 160, rows: 100 };
const SKY = { columns: 180, rows: 90 };
const SKY_PIXELS = [240, 480] as const;

/** A plot that is drawn, and what it is drawn from. */
export type LiveChart = {
  readonly plot: Plot;
  readonly facts: PlotFacts;
  readonly data: ChartData;
  readonly models: ChartModels;
  readonly arrays: BokehArrays;
};

/** How many have a place: a line's gaps have none. */
const placed = ({ x }: ChartPoints): number => x.reduce((count, at) => count + (Number.isNaN(at) ? 0 : 1), 0);
const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

/** What has been drawn: in points the number of each one's row, in bars their edges. */
export type SeenChart = { readonly state: ChartState; readonly rows?: Uint32Array; readonly edges?: Edges };

/** Draws what is seen at present, counted anew where that is not all points. */
export async function drawSeen(chart: LiveChart, signal: AbortSignal): Promise<SeenChart> {
  if (chart.plot.kind === 'histogram') return drawBars(chart, signal);
  return chart.facts.drawn <= chart.plot.mostPoints ? drawPoints(chart, signal) : drawDensity(chart, signal);
}

function stateOf({ models }: LiveChart, way: ChartState['way'], rows: number): ChartState {
  return { way, rows, x: models.seen(ID.xRange), y: models.seen(ID.yRange) };
}

async function drawBars(chart: LiveChart, signal: AbortSignal): Promise<SeenChart> {
  const { plot, facts, data, models } = chart;
  const seen = facts.x && seenOf(plot.x, facts.x, models.seen(ID.xRange));
  const wanted = plot.bins ?? Math.max(10, Math.min(200, Math.ceil(2 * Math.cbrt(facts.drawn))));
  const edges = seen && { ...seen, count: wanted, isLog: plot.x.isLog };
  const counts = edges ? (await data.counts({ x: edges }, signal)).counts : new Float64Array();
  if (signal.aborted) return { state: stateOf(chart, 'bars', 0) };
  models.fill(ID.bars, barsOf(plot, edges, counts));
  const most = counts.reduce((top, count) => Math.max(top, count), 1);
  models.put(ID.yRange, { end: plot.isLogCount ? most * 2 : most * 1.05 });
  return { state: stateOf(chart, 'bars', sum(counts)), edges };
}

/** The sides of bars that hold rows. */
export function barsOf({ isLogCount }: Plot, edges: Edges | undefined, counts: Float64Array) {
  const bars = edges ? [...counts.entries()].filter(([, count]) => count > 0) : [];
  const border = (i: number): number => (edges ? borderOf(edges, i) : NaN);
  return {
    left: bars.map(([i]) => border(i)),
    right: bars.map(([i]) => border(i + 1)),
    top: bars.map(([, count]) => count),
    bottom: bars.map(() => (isLogCount ? 0.5 : 0)),
  };
}

async function drawPoints(chart: LiveChart, signal: AbortSignal) {
  const { plot, facts, data, models } = chart;
  const { x, y } = facts;
  const points = x && y ? await data.points({ x: edged(x), y: edged(y) }, signal) : NO_POINTS;
  if (!signal.aborted) {
    putPoints(chart, points);
    seeErrors(chart, points);
  }
  if (!plot.color && !signal.aborted) models.put(ID.bar, { visible: false });
  return { state: stateOf(chart, 'points', placed(points)), rows: points.rows };
}

/** Lets the ends of error bars be seen, too. */
function seeErrors({ plot, models }: LiveChart, points: ChartPoints): void {
  const { x, y } = plot;
  if (!y || !points.y) return;
  const seen = (id: string, axis: PlotAxis, values: Float64Array, errors: Float64Array | undefined): void => {
    const extent = errors && withErrors(axis, values, errors);
    if (extent) models.see(id, padded(axis, extent));
  };
  seen(ID.xRange, x, points.x, points.xError);
  seen(ID.yRange, y, points.y, points.yError);
}

/** A range as bins are asked for, where nothing is counted. */
function edged(extent: Extent): Bins['x'] {
  return { ...extent, count: 1, isLog: false };
}

function putPoints({ plot, models }: LiveChart, points: ChartPoints): void {
  const { x, color } = points;
  models.fill(ID.points, { ...placesOf(plot, points), c: color ?? new Float64Array(x.length) });
  if (models.has(ID.errors) && plot.y) models.fill(ID.errors, errorBars(points, plot.x, plot.y));
}

/** Where points are in the figure: on a flat sky, or by their values. */
export function placesOf({ projection }: Plot, { x, y = new Float64Array() }: ChartPoints) {
  if (!projection) return { x, y };
  const sky = flatSky(projection);
  const flat = Array.from(x, (lon, i) => sky.flat(lon, y[i] ?? NaN));
  return { x: Float64Array.from(flat, ([across]) => across), y: Float64Array.from(flat, ([, up]) => up) };
}

/** The bins over what is seen of a plot of two axes. */
function binsOver(
  { plot, facts }: LiveChart,
  seen: { readonly x: Extent; readonly y: Extent } | undefined,
  grid: { readonly columns: number; readonly rows: number },
): (Bins & Required<Pick<Bins, 'y'>>) | undefined {
  if (!plot.y || !facts.x || !facts.y || !seen) return undefined;
  const over = (axis: PlotAxis, extent: Extent, part: Extent, count: number) => {
    const own = seenOf(axis, extent, part);
    return own && { ...own, count, isLog: axis.isLog };
  };
  const [x, y] = [over(plot.x, facts.x, seen.x, grid.columns), over(plot.y, facts.y, seen.y, grid.rows)];
  return x && y && { x, y };
}

async function drawDensity(chart: LiveChart, signal: AbortSignal) {
  const { plot, facts, data, models } = chart;
  const window = { x: models.seen(ID.xRange), y: models.seen(ID.yRange) };
  const sky = plot.projection && flatSky(plot.projection);
  const bins = binsOver(chart, sky ? seenSky(sky, window) : window, sky ? SKY : PLANE);
  const counts: Counts = bins ? await data.counts(bins, signal) : { counts: new Float64Array() };
  const inside = sum(counts.counts);
  if (bins && inside > 0 && inside <= plot.mostPoints && inside < facts.drawn) {
    const points = await data.points(bins, signal);
    if (!signal.aborted) {
      putPoints(chart, points);
      models.fill(ID.image, { image: [], x: [], y: [], dw: [], dh: [] });
      if (!plot.color) models.put(ID.bar, { visible: false });
    }
    return { state: stateOf(chart, 'points', placed(points)), rows: points.rows };
  }
  if (!signal.aborted) {
    if (bins)
      putPicture(
        chart,
        sky ? skyPicture(sky, bins, counts, { ...window, shape: SKY_PIXELS }) : planePicture(bins, counts),
      );
    else models.fill(ID.image, { image: [], x: [], y: [], dw: [], dh: [] });
    putPoints(chart, NO_POINTS);
  }
  return { state: stateOf(chart, 'density', inside) };
}

function putPicture({ plot, models, arrays }: LiveChart, { values, shape, x, y, most }: DensityPicture): void {
  const [dw, dh] = [x.to - x.from, y.to - y.from];
  if (!plot.color) {
    const low = plot.kind === 'sky' ? values.reduce((least, one) => (one < least ? one : least), most) : 1;
    models.put(ID.density, { low, high: most > low ? most : low * 2 });
    models.put(ID.bar, { visible: true });
  }
  models.fill(ID.image, {
    image: [arrays.ndarray(values, { dtype: 'float64', shape })],
    ...{ x: [x.from], y: [y.from], dw: [dw], dh: [dh] },
  });
}
