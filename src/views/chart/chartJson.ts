import type { Extent, PlotFacts } from '../../catalogue/plot/facts.ts';
import type { Plot, PlotAxis } from '../../catalogue/plot/plot.ts';
import { flatSky } from '../../catalogue/plot/projection.ts';
import {
  again,
  axisJson,
  colorBar,
  field,
  mapper,
  model,
  plain,
  renderer,
  source,
  value,
  type ModelJson,
} from './bokehJson.ts';
import { padded } from './chartRange.ts';
import { paletteOf } from './palette.ts';
import { skyGrid } from './skyGrid.ts';

/** The ids of the models that change while a plot is looked at. */
export const ID = {
  xRange: 'x-range',
  yRange: 'y-range',
  points: 'points',
  chosen: 'points-chosen',
  figure: 'figure',
  region: 'region',
  marked: 'marked',
  markedBars: 'marked-bars',
  errors: 'errors',
  image: 'image',
  bars: 'bars',
  density: 'density-map',
  bar: 'color-bar',
} as const;

/** What can be chosen in a plot: rows of its own, which are in the page, a region of its axes, or nothing. */
export type ChartHas = 'rows' | 'region' | 'nothing';

const SKY_WIDTH = 800;
const POINT = '#3b8fd4';
const NO_COLOR = '#9a9a9a';
const CHOSEN = '#e8590c';

const COUNTED: Pick<PlotAxis, 'label' | 'form'> = { label: 'rows', form: { kind: 'number' } };

function range(id: string, { isInverted }: Pick<PlotAxis, 'isInverted'>, { from, to }: Extent): ModelJson {
  return model('Range1d', id, isInverted ? { start: to, end: from } : { start: from, end: to });
}

/** Colours need two ends that differ, and logarithms some above zero. */
function ends({ isLog }: Pick<PlotAxis, 'isLog'>, { from, to }: Extent = { from: 1, to: 2 }) {
  const [low, high] = isLog ? [Math.max(from, Number.MIN_VALUE), to] : [from, to];
  return { low, high: high > low ? high : low + (Math.abs(low) || 1), isLog };
}

/** The scale of bins' means, which may be rounded to less than all that they are of. */
function ofMeans({ low, high, isLog }: ReturnType<typeof ends>) {
  return { low: isLog ? low * (1 - 1e-9) : low - (high - low) * 1e-9, high, isLog, below: NO_COLOR };
}

function tools(plot: Plot, has: ChartHas): ModelJson {
  const dimensions = plot.kind === 'histogram' ? 'width' : 'both';
  const zoom = model('BoxZoomTool', 'box-zoom', { dimensions, match_aspect: plot.kind === 'sky' });
  return model('Toolbar', 'toolbar', {
    tools: [
      zoom,
      model('PanTool', 'pan', { dimensions }),
      model('WheelZoomTool', 'wheel', { dimensions }),
      ...(has === 'nothing' ? [] : [model('BoxSelectTool', 'select', { dimensions })]),
      ...(plot.kind === 'histogram' || has !== 'rows'
        ? []
        : [model('LassoSelectTool', 'lasso'), model('TapTool', 'tap')]),
      model('ResetTool', 'reset'),
      model('SaveTool', 'save'),
    ],
    active_drag: again(zoom),
    active_scroll: null,
  });
}

function pointRenderers(plot: Plot, facts: PlotFacts, points: ModelJson): readonly ModelJson[] {
  const errors = source(ID.errors, ['x0', 'y0', 'x1', 'y1']);
  const { color } = plot;
  const colors =
    color && mapper('color-map', paletteOf(plot.colormap), { ...ends(color, facts.color), missing: NO_COLOR });
  const paint = colors ? field('c', colors) : value(POINT);
  const size = facts.drawn < 500 ? 6 : facts.drawn < 5000 ? 4 : 3;
  return [
    ...((plot.xError ?? plot.yError) === undefined
      ? []
      : [
          renderer(
            'error-bars',
            errors,
            model('Segment', 'error-glyph', {
              ...Object.fromEntries(['x0', 'y0', 'x1', 'y1'].map((name) => [name, field(name)])),
              line_color: value(POINT),
              line_alpha: value(0.45),
            }),
          ),
        ]),
    renderer(
      'point-marks',
      points,
      model('Scatter', 'point-glyph', {
        ...{ x: field('x'), y: field('y'), size: value(plot.isLine ? Math.min(size, 3) : size) },
        ...{ fill_color: paint, fill_alpha: value(0.75) },
        // Dark colours would be lost on a dark page.
        ...{ line_color: value(colors ? '#8a8f99' : null), line_alpha: value(0.6), line_width: value(0.6) },
      }),
    ),
    ...(plot.isLine
      ? [
          renderer(
            'point-line',
            again(points),
            model('Line', 'line-glyph', { x: field('x'), y: field('y'), line_color: POINT, line_width: 1.2 }),
          ),
        ]
      : []),
    // Chosen rows of a density, which has no points of its own.
    renderer(
      'marked-marks',
      source(ID.marked, ['x', 'y']),
      model('Scatter', 'marked-glyph', {
        ...{ x: field('x'), y: field('y'), size: value(7), fill_alpha: value(0) },
        ...{ line_color: value(CHOSEN), line_width: value(1.5) },
      }),
    ),
  ];
}

/** The picture of a density, below the points. */
function imageRenderer(plot: Plot, facts: PlotFacts): ModelJson {
  const { color } = plot;
  const scale = color ? ofMeans(ends(color, facts.color)) : { low: 1, high: 2, isLog: plot.isLogCount };
  const colors = mapper(ID.density, paletteOf(plot.colormap), scale);
  const place = Object.fromEntries(['image', 'x', 'y', 'dw', 'dh'].map((name) => [name, field(name)]));
  return renderer(
    'image-drawn',
    source(ID.image, ['image', 'x', 'y', 'dw', 'dh']),
    model('Image', 'image-glyph', { ...place, color_mapper: colors }),
  );
}

function bar({ color, isLogCount, kind }: Plot, facts: PlotFacts, colors: ModelJson): ModelJson {
  const of = (isLog: boolean) => (isLog ? 'logarithms' : 'numbers');
  if (!color)
    return colorBar(ID.bar, kind === 'sky' ? 'rows per square degree' : 'rows per bin', colors, of(isLogCount));
  // Where no row has a colour there is nothing that its colours could mean.
  return colorBar(
    ID.bar,
    color.label,
    colors,
    color.form.kind === 'time' ? 'times' : of(color.isLog),
    facts.color !== undefined,
  );
}

function document(figure: Readonly<Record<string, unknown>>): object {
  return { version: '3.10.0', title: '', roots: [model('Figure', ID.figure, figure)] };
}

function histogramJson(plot: Plot, facts: PlotFacts, has: ChartHas): object {
  const { x, isLogCount } = plot;
  const [horizontal, vertical] = [axisJson('x', x), axisJson('y', { ...COUNTED, isLog: isLogCount })];
  const sides = ['left', 'right', 'top', 'bottom'];
  const bars = (id: string, drawn: string, color: string): ModelJson =>
    renderer(
      `${drawn}-drawn`,
      source(id, sides),
      model('Quad', `${drawn}-glyph`, {
        ...Object.fromEntries(sides.map((name) => [name, field(name)])),
        ...{ fill_color: value(color), fill_alpha: value(0.8), line_color: value(color) },
      }),
    );
  return document({
    ...frame(plot, has),
    x_range: range(ID.xRange, x, padded(x, facts.x)),
    y_range: model('Range1d', ID.yRange, { start: isLogCount ? 0.5 : 0, end: isLogCount ? 10 : 1 }),
    ...axes(horizontal, vertical),
    renderers: [bars(ID.bars, 'bar', POINT), bars(ID.markedBars, 'marked-bar', CHOSEN)],
  });
}

function frame(plot: Plot, has: ChartHas): Readonly<Record<string, unknown>> {
  return {
    height: plot.heightPx,
    title: model('Title', 'title', { text: plain(plot.title ?? '') }),
    toolbar: tools(plot, has),
    toolbar_location: 'above',
  };
}

function axes(horizontal: ReturnType<typeof axisJson>, vertical: ReturnType<typeof axisJson>) {
  const region = model('BoxAnnotation', ID.region, {
    ...{ visible: false, fill_color: CHOSEN, fill_alpha: 0.12, line_color: CHOSEN, line_width: 1.5 },
  });
  return {
    x_scale: horizontal.scale,
    y_scale: vertical.scale,
    below: [horizontal.axis],
    left: [vertical.axis],
    center: [horizontal.grid, vertical.grid, region],
  };
}

function skyJson(plot: Plot, facts: PlotFacts, has: ChartHas): object {
  const sky = flatSky(plot.projection ?? 'mollweide');
  const { form } = plot.x;
  const grid = skyGrid(sky, form.kind === 'longitude' ? form.centerDeg : 0);
  const lines = model('MultiLine', 'grid-glyph', {
    ...{ xs: field('xs'), ys: field('ys'), line_color: value('#8a8f99'), line_alpha: value(0.45) },
  });
  const words = model('Text', 'grid-words', {
    ...{ x: field('x'), y: field('y'), text: field('text'), text_font_size: value('11px') },
    ...{ text_align: value('center'), text_baseline: value('bottom'), background_fill_alpha: value(0.6) },
  });
  const columns = (id: string, of: Readonly<Record<string, readonly unknown[]>>): ModelJson =>
    model('ColumnDataSource', id, { data: { type: 'map', entries: Object.entries(of) } });
  const drawn = parts(plot, facts);
  const { height: _, ...framed } = frame(plot, has);
  return document({
    ...framed,
    // Its width is the page's, and its height follows.
    sizing_mode: 'scale_width',
    ...{ width: SKY_WIDTH, height: SKY_WIDTH / 2 },
    x_range: model('Range1d', ID.xRange, { start: -1.03 * sky.halfX, end: 1.03 * sky.halfX }),
    y_range: model('Range1d', ID.yRange, { start: -1.05 * sky.halfY, end: 1.05 * sky.halfY }),
    x_scale: model('LinearScale', 'x-scale'),
    y_scale: model('LinearScale', 'y-scale'),
    outline_line_color: null,
    renderers: [
      ...drawn.renderers,
      renderer(
        'grid-drawn',
        columns('grid', { xs: grid.lines.map(({ xs }) => xs), ys: grid.lines.map(({ ys }) => ys) }),
        lines,
      ),
      renderer(
        'grid-labels',
        columns('labels', {
          x: grid.labels.map(({ x }) => x),
          y: grid.labels.map(({ y }) => y),
          text: grid.labels.map(({ text }) => text),
        }),
        words,
      ),
    ],
    // What its colours are stands in the renderers above.
    right: drawn.right,
  });
}

/** The density and the points of a plot, and what their colours mean. */
function parts(plot: Plot, facts: PlotFacts) {
  const image = imageRenderer(plot, facts);
  const marks = pointRenderers(plot, facts, source(ID.points, ['x', 'y', 'c']));
  const colors = model(plot.color ? 'Color' : 'Density', plot.color ? 'color-map' : ID.density);
  return { renderers: [image, ...marks], right: [bar(plot, facts, colors)] };
}

/** A plot as a Bokeh document, whose sources have no rows yet. */
export function chartJson(plot: Plot, facts: PlotFacts, has: ChartHas = 'rows'): object {
  const { x, y } = plot;
  if (plot.kind === 'sky') return skyJson(plot, facts, has);
  if (plot.kind === 'histogram' || !y) return histogramJson(plot, facts, has);
  return document({
    ...frame(plot, has),
    x_range: range(ID.xRange, x, padded(x, facts.x)),
    y_range: range(ID.yRange, y, padded(y, facts.y)),
    ...axes(axisJson('x', x), axisJson('y', y)),
    ...parts(plot, facts),
  });
}
