/** A press older than this is not fresh, as in browsers' own rule for pop-ups (HTML standard, transient activation). */
const FRESH_MS = 5000;

/**
 * The reader's presses in a notebook's frame, as its first script told them on a port that no notebook code can reach.
 * What costs the reader something spends one, so that a press pays once.
 */
export class Gestures {
  readonly #now: () => number;
  #pressedMs: number | undefined;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Listens to a frame's port of presses. */
  listen(port: MessagePort): void {
    port.onmessage = () => (this.#pressedMs = this.#now());
  }

  /** Takes the last press, if it is fresh and not yet taken. */
  spend(): boolean {
    const pressedMs = this.#pressedMs;
    this.#pressedMs = undefined;
    return pressedMs !== undefined && this.#now() - pressedMs < FRESH_MS;
  }
}
