/** Turns of the event loop, which client and server share, without a new request after which none can come. */
const QUIET_TURNS = 25;
const TURN_MS = 8;

/**
 * Holds requests until no other comes and then lets all of them go, so that two are of one wave if neither waited for
 * the other's answer, however busy the machine is.
 */
export class Waves {
  #held: (() => void)[] = [];
  #past = 0;

  /** Resolves when the request's wave is let go, to how many were before it. */
  join(): Promise<number> {
    return new Promise((go) => {
      const wave = this.#past;
      this.#held.push(() => go(wave));
      if (this.#held.length === 1) void this.#letGo();
    });
  }

  async #letGo(): Promise<void> {
    for (let turn = 0, held = 0; turn < QUIET_TURNS; turn++) {
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
      if (this.#held.length > held) turn = 0;
      held = this.#held.length;
    }
    this.#past++;
    for (const go of this.#held.splice(0)) go();
  }
}
