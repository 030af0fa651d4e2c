import type { CubeAxis, CubeSpec } from '../../../workers/wire/cube.ts';

/** A pixel of a cube's planes, from 0. */
export type Pixel = { readonly row: number; readonly column: number };

/** The values of a cube, by plane, row and column. */
export class CubeValues {
  readonly #values: Float32Array;
  readonly #shape: CubeSpec['shape'];

  /** Throws `RangeError` where the bytes are not those of a cube of that shape. */
  constructor(bytes: Uint8Array, shape: CubeSpec['shape']) {
    const [planes, rows, columns] = shape;
    if (bytes.byteLength !== planes * rows * columns * 4) throw new RangeError('the cube is not whole');
    this.#values = new Float32Array(bytes.slice().buffer);
    this.#shape = shape;
  }

  /** A plane's values, row by row from below. */
  plane(plane: number): Float32Array {
    const [, rows, columns] = this.#shape;
    return this.#values.subarray(plane * rows * columns, (plane + 1) * rows * columns);
  }

  /** The value at a pixel in each plane. */
  spectrum({ row, column }: Pixel): Float64Array {
    const [planes, rows, columns] = this.#shape;
    return Float64Array.from(
      { length: planes },
      (_, plane) => this.#values[(plane * rows + row) * columns + column] ?? NaN,
    );
  }

  /** Where a plane is brightest. */
  brightest(plane: number): Pixel {
    const [, rows, columns] = this.#shape;
    let [best, at] = [-Infinity, Math.floor(rows / 2) * columns + Math.floor(columns / 2)];
    this.plane(plane).forEach((value, i) => {
      if (value > best) [best, at] = [value, i];
    });
    return { row: Math.floor(at / columns), column: at % columns };
  }
}

/** A pixel's column and row, from 0, in the cube's own array, of which each `step`-th row and column is here. */
export function pixelWords({ row, column }: Pixel, { step = 1 }: Pick<CubeSpec, 'step'>): string {
  return `pixel ${column * step}, ${row * step}`;
}

/** A place along an axis in words, such as `VRAD 1.5 km / s`. */
export function axisWords({ label, unit, values }: CubeAxis, at: number): string {
  const value = values[at];
  const number = value === undefined ? String(at) : String(Number(value.toPrecision(7)));
  return `${label} ${number}${unit ? ` ${unit}` : ''}`;
}
