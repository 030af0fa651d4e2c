import type { PlotColors } from '../plotColors.ts';
import type { BokehDocument, BokehModel } from './bokehTypes.ts';

const NO_PLOT = 'transparent';

/** What a model type has where the author set nothing; sizes in pixels. */
function defaultsOf(model: BokehModel, { ink, faint, dark }: PlotColors): Readonly<Record<string, unknown>> {
  const font = { text_font: 'system-ui, sans-serif' };
  const labels = (prefix: string, size: string, color = ink) => ({
    [`${prefix}_text_color`]: color,
    [`${prefix}_text_font`]: font.text_font,
    [`${prefix}_text_font_size`]: size,
    [`${prefix}_text_font_style`]: 'normal',
  });
  const { type, properties } = model;
  const ground = dark ? '#1b1e24' : '#ffffff';
  if (type === 'Figure' || type === 'Plot' || type === 'GMap')
    return {
      background_fill_color: NO_PLOT,
      border_fill_color: NO_PLOT,
      outline_line_color: faint,
      outline_line_alpha: 0.35,
      height: 400,
    };
  if (type === 'Grid') return { grid_line_color: faint, grid_line_alpha: 0.22 };
  if (type === 'Title')
    return { text_color: ink, text_font: font.text_font, text_font_size: '14px', text_font_style: 'bold' };
  if (type === 'Label' || type === 'LabelSet') return { text_color: ink, ...font };
  // An author who says how opaque the ground of words is, and not its colour, means the page's.
  if (type === 'Text')
    return {
      text_color: ink,
      ...font,
      ...(properties['background_fill_alpha']?.dirty && { background_fill_color: ground }),
    };
  if (type === 'Legend') {
    return {
      ...labels('label', '12px'),
      ...labels('title', '12px'),
      background_fill_color: ground,
      background_fill_alpha: 0.75,
      border_line_color: faint,
      border_line_alpha: 0.3,
    };
  }
  if (type.endsWith('ColorBar'))
    return {
      ...labels('major_label', '12px'),
      ...labels('title', '12px'),
      background_fill_color: NO_PLOT,
      bar_line_color: NO_PLOT,
      major_tick_line_color: ink,
      major_tick_line_alpha: 0.5,
    };
  // Paper has no tools.
  if (type === 'Toolbar') return { stylesheets: ['@media print { :host { display: none } }'] };
  // Bokeh's tables are white whatever surrounds them.
  if (type === 'DataTable') return { stylesheets: [':host { color: #161616 }'] };
  if ('axis_label' in properties) {
    const lines = Object.fromEntries(
      ['axis', 'major_tick', 'minor_tick'].flatMap((name) => [
        [`${name}_line_color`, faint],
        [`${name}_line_alpha`, name === 'minor_tick' ? 0.35 : 0.7],
      ]),
    );
    return { ...lines, ...labels('major_label', '12px'), ...labels('axis_label', '13px') };
  }
  return {};
}

/** What of a document's models has the page's look. */
export type Themed = Map<BokehModel, ReadonlySet<string>>;

/**
 * Gives every model of a document the page's look where its author chose none; `themed` notes where, so that it can be
 * given another one.
 */
export function applyTheme(document: BokehDocument, colors: PlotColors, themed: Themed = new Map()): void {
  for (const model of document._all_models.values()) {
    const ours = themed.get(model);
    const wanted = Object.entries(defaultsOf(model, colors)).filter(
      ([name]) => ours?.has(name) ?? model.properties[name]?.dirty === false,
    );
    themed.set(model, new Set(wanted.map(([name]) => name)));
    if (wanted.length > 0) model.setv(Object.fromEntries(wanted), { sync: false });
  }
}

/** Lets plots and layouts whose width the author left open fill the page's width; returns whether any does. */
export function stretch(model: BokehModel): boolean {
  const open = model.properties['width']?.dirty === false && model.properties['sizing_mode']?.dirty === false;
  const children = (model.children ?? []).map((child) =>
    Array.isArray(child) ? (child as unknown[])[0] : child,
  ) as BokehModel[];
  const inner = children.map((child) => typeof child === 'object' && child !== null && stretch(child));
  const isPlot = 'x_range' in model.properties;
  if (!open || !(isPlot || inner.some(Boolean))) return false;
  model.setv({ sizing_mode: 'stretch_width' }, { sync: false });
  return true;
}
