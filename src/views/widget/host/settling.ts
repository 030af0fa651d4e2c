import { pause } from '../../../known/pause.ts';

/** No cell waits longer for a widget. */
const MOST_MS = 10_000;
/** So long an answer is waited for to what Python has asked of a widget. */
const ANSWER_MS = 1000;
/** Pages that are not seen have no frames. */
const FRAME_MS = 200;

/** Knows what is on its way between Python and the page. */
export class Settling {
  readonly #underWay = new Set<Promise<unknown>>();
  #told = false;
  #asked = false;
  #answer: () => void = () => undefined;

  /** Has `settled` wait for this. */
  track(work: Promise<unknown>): void {
    const noted = work.catch(() => undefined);
    this.#underWay.add(noted);
    void noted.then(() => this.#underWay.delete(noted));
  }

  /** Python has told a widget something; `asks` where that may be a question. */
  told(asks: boolean): void {
    this.#told = true;
    this.#asked ||= asks;
  }

  /** The page has told Python something. */
  answered(): void {
    this.#asked = false;
    this.#answer();
  }

  /** Resolves once all that was told is drawn, and what that has changed in the page has reached Python. */
  async settled(): Promise<void> {
    const end = performance.now() + MOST_MS;
    const left = () => Math.max(0, end - performance.now());
    const begun = this.#told;
    do {
      const told = this.#told;
      this.#told = false;
      // What is shown is drawn in the next frame, and what that draws tells of itself in those after it.
      if (told) await frame();
      if (told) await frame();
      await Promise.race([Promise.all(this.#underWay), pause(left())]);
      if (this.#asked)
        await Promise.race([
          new Promise<void>((resolve) => (this.#answer = resolve)),
          pause(Math.min(ANSWER_MS, left())),
        ]);
      this.#asked = false;
      // The reader may go on moving things: what comes of that alone is not waited for.
    } while ((this.#told || (begun && this.#underWay.size > 0)) && left() > 0);
    if (left() === 0) this.#underWay.clear();
  }
}

function frame(): Promise<unknown> {
  return Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), pause(FRAME_MS)]);
}
