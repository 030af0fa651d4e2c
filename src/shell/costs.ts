import type { Gestures } from './gestures.ts';

/** How the reader is asked in the bar. */
export type Ask = (question: string, yes: string) => Promise<boolean>;

/**
 * What costs the reader something needs a fresh press of theirs, one for each; without one the bar asks, one question
 * at a time.
 */
export class Costs {
  readonly #gestures: Gestures;
  readonly #ask: Ask;
  #asking = false;

  constructor(gestures: Gestures, ask: Ask) {
    this.#gestures = gestures;
    this.#ask = ask;
  }

  /**
   * Resolves when the reader lets it happen; rejects when they do not, or are being asked something else. `what`
   * follows “This notebook wants to”.
   */
  async agreed(what: string, yes: string): Promise<void> {
    if (!this.#gestures.spend()) await this.asked(what, yes);
  }

  /** As `agreed`, where a press that was meant for something else is not enough. */
  async asked(what: string, yes: string): Promise<void> {
    if (this.#asking) throw new Error('The reader is being asked something else');
    this.#asking = true;
    try {
      if (!(await this.#ask(`This notebook wants to ${what}.`, yes))) throw new Error('The reader did not agree');
    } finally {
      this.#asking = false;
    }
  }
}
