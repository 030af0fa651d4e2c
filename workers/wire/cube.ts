/** One axis of a cube: the value at each pixel's middle, evenly or not. */
export type CubeAxis = {
  readonly label: string;
  readonly unit?: string;
  readonly values: readonly number[];
};

/** A cube of values as planes along its spectral axis, or whichever is no place on the sky. */
export type CubeSpec = {
  /** Key into `Shown.buffers`: 32-bit floats, little-endian, by plane, then row from below, then column. */
  readonly buffer: string;
  readonly shape: readonly [planes: number, rows: number, columns: number];
  /** Each how many-th row and column of the array is here, all where absent: its pixel numbers are times that. */
  readonly step?: number;
  /** What the values are, with their unit. */
  readonly label: string;
  readonly planes: CubeAxis;
  readonly rows: CubeAxis;
  readonly columns: CubeAxis;
  /** The values drawn darkest and brightest. */
  readonly cuts: readonly [number, number];
  /** What the reader must know of it. */
  readonly notes: readonly string[];
};
