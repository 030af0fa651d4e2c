import type { Bundle } from './jupyterFile.ts';

type Model = {
  readonly type: 'object';
  readonly name: string;
  readonly id: string;
  readonly attributes: Readonly<Record<string, unknown>>;
};

let last = 0;

/** A model of Bokeh's as its documents hold it. */
export function model(name: string, attributes: Readonly<Record<string, unknown>> = {}): Model {
  return { type: 'object', name, id: `m${++last}`, attributes };
}

/** The output that Bokeh stores in a notebook for a figure or widget; `ready` is called when it has been drawn. */
export function bokehItem(root: Model, ready?: Model): Bundle {
  const callbacks = ready && { callbacks: { type: 'map', entries: [['document_ready', [ready]]] } };
  return {
    'application/vnd.bokehjs_exec.v0+json': {
      target_id: null,
      root_id: root.id,
      doc: { version: '3.10.0', title: '', roots: [root], ...callbacks },
    },
  };
}

/** A plot that draws this glyph once. */
export function plotOf(glyph: Model): Model {
  const source = model('ColumnDataSource', {
    data: {
      type: 'map',
      entries: [
        ['x', [0.5]],
        ['y', [0.5]],
      ],
    },
  });
  const range = () => model('Range1d', { start: 0, end: 1 });
  return model('Plot', {
    width: 100,
    height: 100,
    x_range: range(),
    y_range: range(),
    renderers: [model('GlyphRenderer', { data_source: source, glyph })],
  });
}
