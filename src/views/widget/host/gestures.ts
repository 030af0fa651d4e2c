/** What follows a gesture within this time is of the reader's doing, such as a sky that swings out. */
const AFTER_MS = 1000;

const GESTURES = ['pointerdown', 'pointermove', 'pointerup', 'wheel', 'keydown', 'input', 'change'];

/** Knows whether what widgets do comes from the reader, or from code. */
export class Gestures {
  #lastMs = -Infinity;

  /** Heeds the reader's gestures on an element. */
  watch(element: HTMLElement): void {
    const heed = (event: Event): void => {
      if (event.isTrusted && !(event instanceof PointerEvent && event.type === 'pointermove' && event.buttons === 0))
        this.#lastMs = event.timeStamp;
    };
    for (const type of GESTURES) element.addEventListener(type, heed, { capture: true, passive: true });
  }

  /** Whether there was one just now. */
  get isRecent(): boolean {
    return performance.now() - this.#lastMs < AFTER_MS;
  }
}
