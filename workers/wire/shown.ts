import type { Table } from './table.ts';

/** One displayed value: Jupyter's mime bundle (richest form wins), with big parts beside it instead of inside. */
export type Shown = {
  /** Mime type → text (base64 for binary images) or JSON. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Tables that `data` refers to by key. */
  readonly tables?: Readonly<Record<string, Table>>;
  /** Mime type → what Jupyter tells of its drawing, such as an image's `width` in CSS pixels. */
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Buffers that `data` refers to by key. */
  readonly buffers?: Readonly<Record<string, Uint8Array>>;
  /** What `data` shows within it, referred to by place. */
  readonly parts?: readonly Shown[];
};

/** The mime types of Skybook's own views. */
export const MIME = {
  /** `data` is `{table: key}` into `tables`. */
  table: 'application/vnd.skybook.table+json',
  /** `data` is a `ShownRows`: what is kept of a table. */
  rows: 'application/vnd.skybook.rows+json',
  /** `data` is a `SkySpec`. */
  sky: 'application/vnd.skybook.sky+json',
  /** `data` is a `PlotSpec`. */
  plot: 'application/vnd.skybook.plot+json',
  /** `data` is a `CubeSpec`, its values in `buffers`. */
  cube: 'application/vnd.skybook.cube+json',
  /** `data` is a Bokeh `json_item`. */
  bokeh: 'application/vnd.bokehjs_exec.v0+json',
  /** `data` is a `PlotlyFigure`, as Jupyter has it but for its big arrays, which are in `buffers`. */
  plotly: 'application/vnd.plotly.v1+json',
  /** `data` is `{link}`: a figure of Matplotlib's in Python, of which the bundle has a picture. */
  figure: 'application/vnd.skybook.figure+json',
  /** `data` is a `ControlItem`: a control, or a layout of controls and of `parts`. */
  control: 'application/vnd.skybook.control+json',
  /** `data` is a `ShownPlan`; alone before a cell's result and then beside its table. */
  plan: 'application/vnd.skybook.plan+json',
  /** `data` is `{name, buffer: key}`, a file for the reader to take, its bytes in `buffers`. */
  file: 'application/vnd.skybook.file+json',
  /** `data` is `{model_id}`: a widget of Jupyter's, which is drawn while its Python is there. */
  widget: 'application/vnd.jupyter.widget-view+json',
  /** `data` is a `Failure` of what ran apart from a cell. */
  failure: 'application/vnd.skybook.failure+json',
} as const;
