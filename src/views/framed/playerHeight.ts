const LEAST_PX = 40;
const MOST_PX = 2000;
/** So often a page may grow by one step: one that is always a little higher than its frame would never end. */
const MOST_STEPS = 3;

/** The height of a frame as its page tells it, within bounds. */
export class PlayerHeight {
  #heightPx = 0;
  #stepPx = 0;
  #steps = 0;

  /** What the frame is high once its page has told this. */
  next(toldPx: number): number {
    const wanted = Math.min(MOST_PX, Math.max(LEAST_PX, Number.isFinite(toldPx) ? Math.ceil(toldPx) : 0));
    const stepPx = wanted - this.#heightPx;
    this.#steps = stepPx > 0 && stepPx === this.#stepPx ? this.#steps + 1 : 0;
    if (this.#steps >= MOST_STEPS) return this.#heightPx;
    if (stepPx !== 0) this.#stepPx = stepPx;
    this.#heightPx = wanted;
    return wanted;
  }
}
