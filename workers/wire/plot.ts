import type { Column } from './column.ts';

/** What a plot is asked for with, as it was written; columns by name, `-name` on an axis that runs backwards. */
export type PlotWish = {
  readonly x?: string;
  readonly y?: string;
  /** A column whose values are colours. */
  readonly color?: string;
  /** Columns of the errors of `x` and of `y`, in their units. */
  readonly xerr?: string;
  readonly yerr?: string;
  /** What is logarithmic, of `x`, `y` and `color`: `xy`, `x, color`. */
  readonly log?: string;
  /** Which axes run backwards, of `x` and `y`. */
  readonly invert?: string;
  /** The whole sky in `mollweide`, `hammer` or `aitoff`; `x` and `y` are longitude and latitude then. */
  readonly projection?: string;
  /** The longitude in the middle of the sky, in degrees. */
  readonly center?: number;
  /** The number of bins of a histogram. */
  readonly bins?: number;
  /** With more rows than these, their density is drawn. */
  readonly density?: number;
  readonly colormap?: string;
  readonly title?: string;
  /** In pixels. */
  readonly height?: number;
  /** Points are joined by a line, in their order. */
  readonly line?: boolean;
};

/**
 * The rows of a plot: a table of `Shown.tables` by key, or a query of the catalogue engine, which may read such tables,
 * by the names that they have in it.
 */
export type PlotSource =
  | { readonly kind: 'table'; readonly table: string }
  | {
      readonly kind: 'query';
      readonly sql: string;
      readonly tables: readonly string[];
      /** What is known of its columns; asked for where absent. */
      readonly columns?: readonly Column[];
      /** The bytes that it may fetch, such as `2 GB`, where that was said. */
      readonly allow?: string;
    };

/** What `plot(...)` of Python and JavaScript and `-- plot:` of SQL ask for. */
export type PlotSpec = {
  readonly wish: PlotWish;
  readonly source: PlotSource;
  /** A key into `Shown.tables`: the facts of a query's plot, where they were counted already. */
  readonly facts?: string;
  /**
   * A plot of rows that are not in the page is a value: the region that the reader draws in it, told by this id, and
   * where it stands, as `from, to` of x and of y in the order of the numbers; no numbers where there is none.
   */
  readonly region?: { readonly id: string; readonly state: readonly number[] };
};
