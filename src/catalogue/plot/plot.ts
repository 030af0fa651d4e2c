/** A column on an axis, or as colours, and how it is drawn. */
export type PlotAxis = {
  readonly column: string;
  /** Its name with its unit, or with the scale of its times. */
  readonly label: string;
  readonly isLog: boolean;
  readonly isInverted: boolean;
  /** Its values are integers of 64 bits or more. */
  readonly isWhole?: boolean;
  readonly form: AxisForm;
};

/**
 * How a column's values become the numbers drawn: they are; instants in milliseconds from 1970; longitudes in degrees
 * from the middle of the sky; latitudes. Angles are multiplied by `toDeg` first.
 */
export type AxisForm =
  | { readonly kind: 'number' }
  | { readonly kind: 'time' }
  | {
      readonly kind: 'longitude';
      readonly toDeg: number;
      readonly centerDeg: number;
    }
  | { readonly kind: 'latitude'; readonly toDeg: number };

/** The column of an axis's errors; times `factor` they are as the axis is drawn. Below zero they are none. */
export type PlotError = {
  readonly column: string;
  readonly factor: number;
  /** What is taken for granted of its unit: a sentence. */
  readonly note?: string;
};

/** How the whole sky is laid flat. */
export type Projection = 'mollweide' | 'hammer' | 'aitoff';

/** A plot as it was understood. */
export type Plot = {
  readonly kind: 'points' | 'histogram' | 'sky';
  readonly x: PlotAxis;
  /** None in a histogram. */
  readonly y?: PlotAxis;
  readonly color?: PlotAxis;
  readonly xError?: PlotError;
  readonly yError?: PlotError;
  /** What was changed of the values of its columns on their way here: sentences. */
  readonly notes: readonly string[];
  readonly projection?: Projection;
  readonly bins?: number;
  /** With more rows than these, their density is drawn. */
  readonly mostPoints: number;
  readonly colormap: Colormap;
  readonly title?: string;
  readonly heightPx: number;
  /** Points are joined in their order. */
  readonly isLine: boolean;
  /** Whether the counts of a histogram, or of a density, are on a logarithmic scale. */
  readonly isLogCount: boolean;
};

/** Maps of colours in which people who are blind to some see the order, too. */
export const COLORMAPS = ['viridis', 'cividis', 'plasma', 'inferno', 'magma', 'grey'] as const;

export type Colormap = (typeof COLORMAPS)[number];
