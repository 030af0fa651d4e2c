import { make } from '../../dom/make.ts';
import type { CubeSpec } from '../../../workers/wire/cube.ts';
import type { Pixel } from './cubeValues.ts';
import { paletteOf } from './palette.ts';

/** The picture of one plane of a cube, a pixel a value, and the pixel that is chosen in it. */
export class PlaneCanvas {
  readonly element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #mark = make('span', { class: 'cube-mark', 'aria-hidden': 'true' });
  readonly #shape: CubeSpec['shape'];
  readonly #cuts: CubeSpec['cuts'];
  readonly #colors = paletteOf('viridis').map((color) => [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16)));

  constructor({ shape, cuts }: Pick<CubeSpec, 'shape' | 'cuts'>, choose: (pixel: Pixel) => void) {
    const [, rows, columns] = shape;
    this.#shape = shape;
    this.#cuts = cuts;
    this.#canvas = make('canvas', { width: columns, height: rows });
    this.element = make(
      'div',
      { class: 'cube-plane', role: 'img', tabindex: 0, 'aria-keyshortcuts': 'ArrowLeft ArrowRight ArrowUp ArrowDown' },
      this.#canvas,
      this.#mark,
    );
    this.element.style.aspectRatio = `${columns} / ${rows}`;
    this.element.addEventListener('click', ({ clientX, clientY }) => {
      const { left, top, width, height } = this.#canvas.getBoundingClientRect();
      const column = Math.floor(((clientX - left) / width) * columns);
      const row = rows - 1 - Math.floor(((clientY - top) / height) * rows);
      choose({ row: Math.min(rows - 1, Math.max(0, row)), column: Math.min(columns - 1, Math.max(0, column)) });
    });
  }

  /** Draws a plane's values; what has none stays clear. */
  draw(values: Float32Array): void {
    const [, rows, columns] = this.#shape;
    const context = this.#canvas.getContext('2d');
    if (!context) return;
    const picture = context.createImageData(columns, rows);
    const [low, high] = this.#cuts;
    values.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      const step = Math.max(0, Math.min(255, Math.round(((value - low) / (high - low)) * 255)));
      const at = 4 * ((rows - 1 - Math.floor(i / columns)) * columns + (i % columns));
      picture.data.set([...(this.#colors[step] ?? []), 255], at);
    });
    context.putImageData(picture, 0, 0);
  }

  /** Marks a pixel. */
  mark({ row, column }: Pixel): void {
    const [, rows, columns] = this.#shape;
    this.#mark.style.left = `${(100 * (column + 0.5)) / columns}%`;
    this.#mark.style.top = `${(100 * (rows - row - 0.5)) / rows}%`;
  }
}
