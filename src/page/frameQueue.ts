/**
 * Collects calls made in one go into one call of `draw` before the next frame, or soon where frames do not come (a
 * hidden tab).
 */
export class FrameQueue {
  readonly #draw: () => void;
  #frame: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: () => void) {
    this.#draw = draw;
  }

  request(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.flush(), 100);
    this.#frame = globalThis.requestAnimationFrame?.(() => this.flush());
  }

  /** Draws now if a draw is due. */
  flush(): void {
    if (this.#timer === undefined) return;
    this.cancel();
    this.#draw();
  }

  cancel(): void {
    clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#timer = this.#frame = undefined;
  }
}
