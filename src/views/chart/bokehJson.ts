import type { PlotAxis } from '../../catalogue/plot/plot.ts';

/** A BokehJS model, as Bokeh's documents are written; its id is how it is found once it is there. */
export type ModelJson = {
  readonly type: 'object';
  readonly name: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
};

/** A model in JSON; `id` must be its document's own. */
export function model(name: string, id: string, attributes: Readonly<Record<string, unknown>> = {}): ModelJson {
  return { type: 'object', name, id, attributes };
}

/** One that stands in the document already. */
export function again({ id }: ModelJson): { readonly id: string } {
  return { id };
}

/** A text as Bokeh draws it; what would be TeX to it stays as it is written. */
export function plain(text: string): string {
  return text.replace(/\$(?=\$)|\\(?=[([])/g, '$&\u200b');
}

/** A glyph's property that a column of its source gives. */
export function field(name: string, transform?: unknown): object {
  return { type: 'field', field: name, ...(transform !== undefined && { transform }) };
}

/** A glyph's property that is the same everywhere. */
export function value(of: unknown): object {
  return { type: 'value', value: of };
}

/** A source whose columns have no rows yet. */
export function source(id: string, columns: readonly string[]): ModelJson {
  return model('ColumnDataSource', id, {
    data: { type: 'map', entries: columns.map((name) => [name, []]) },
    selected: model('Selection', `${id}-chosen`),
    selection_policy: model('UnionRenderers', `${id}-policy`),
  });
}

/** What draws a source's rows by a glyph. */
export function renderer(
  id: string,
  data: unknown,
  glyph: ModelJson,
  more: Readonly<Record<string, unknown>> = {},
): ModelJson {
  return model('GlyphRenderer', id, {
    data_source: data,
    view: model('CDSView', `${id}-view`, { filter: model('AllIndices', `${id}-all`) }),
    glyph,
    ...more,
  });
}

/** The scale and the axis of one direction, with its grid. */
export function axisJson(id: 'x' | 'y', { isLog, form, label }: Pick<PlotAxis, 'isLog' | 'form' | 'label'>) {
  const isTime = form.kind === 'time';
  const [axis, ticker, formatter] = isTime
    ? (['DatetimeAxis', 'DatetimeTicker', 'DatetimeTickFormatter'] as const)
    : isLog
      ? (['LogAxis', 'LogTicker', 'LogTickFormatter'] as const)
      : (['LinearAxis', 'BasicTicker', 'BasicTickFormatter'] as const);
  const made = model(axis, `${id}-axis`, {
    axis_label: plain(label),
    ticker: model(ticker, `${id}-ticker`, isTime || isLog ? {} : { mantissas: [1, 2, 5] }),
    formatter: model(formatter, `${id}-formatter`),
    major_label_policy: model('AllLabels', `${id}-labels`),
  });
  return {
    scale: model(isLog ? 'LogScale' : 'LinearScale', `${id}-scale`),
    axis: made,
    grid: model('Grid', `${id}-grid`, { dimension: id === 'x' ? 0 : 1, axis: again(made) }),
  };
}

/** A map of numbers to colours; what is no number, as an empty bin, is not drawn. `below`: the colour of less. */
export function mapper(
  id: string,
  palette: readonly string[],
  scale: {
    readonly low: number;
    readonly high: number;
    readonly isLog: boolean;
    readonly missing?: string;
    readonly below?: string;
  },
): ModelJson {
  return model(scale.isLog ? 'LogColorMapper' : 'LinearColorMapper', id, {
    palette,
    low: scale.low,
    high: scale.high,
    nan_color: scale.missing ?? 'rgba(0, 0, 0, 0)',
    ...(scale.below !== undefined && { low_color: scale.below }),
  });
}

/** The bar that says what a mapper's colours mean. */
export function colorBar(
  id: string,
  title: string,
  mapped: ModelJson,
  of: 'numbers' | 'logarithms' | 'times',
  visible = true,
): ModelJson {
  const kind = { numbers: 'Basic', logarithms: 'Log', times: 'Datetime' }[of];
  return model('ColorBar', id, {
    visible,
    title: plain(title),
    color_mapper: again(mapped),
    ticker: model(`${kind}Ticker`, `${id}-ticker`),
    formatter: model(`${kind}TickFormatter`, `${id}-formatter`),
    width: 14,
    title_standoff: 8,
    padding: 6,
  });
}
