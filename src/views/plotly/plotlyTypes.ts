/** A tree of Plotly's JSON. */
export type PlotlyTree = Readonly<Record<string, unknown>>;

/** A figure as Python's `to_dict` has it; big arrays are `{dtype, bdata: {buffer: key}}`. */
export type PlotlyFigure = {
  readonly data: unknown;
  readonly layout: PlotlyTree;
  readonly frames: unknown;
  readonly config: PlotlyTree;
  /** Whether its colours are Plotly's own, for which the page has its own. */
  readonly isPlain: boolean;
};

/** An element in which Plotly has drawn. */
export type PlotlyElement = HTMLElement & { readonly data?: unknown; readonly layout?: PlotlyTree };

type ImageOptions = {
  readonly format: 'png' | 'svg';
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
};

/** plotly.js, as far as views touch it. */
export type Plotly = {
  readonly Icons: Readonly<Record<'camera', unknown>>;
  readonly Plots: { resize(element: HTMLElement): void };
  newPlot(element: HTMLElement, figure: object): Promise<unknown>;
  relayout(element: HTMLElement, update: object): Promise<unknown>;
  /** A `data:` address. */
  toImage(figure: object, options: ImageOptions): Promise<string>;
  purge(element: HTMLElement): void;
};
