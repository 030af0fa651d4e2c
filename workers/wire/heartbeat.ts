/** Turns of this thread without an answer, and the time between them: with the one before, less than two seconds. */
const SILENT_TURNS = 4;
const TURN_MS = 360;

/**
 * `ask` asks the other side for an answer; `onSilent` is told when none comes, `onAgain` when one does after all. The
 * first answer may take for ever.
 */
export type HeartbeatParts = {
  readonly ask: () => void;
  readonly onSilent: () => void;
  readonly onAgain?: () => void;
};

/**
 * Asks another thread again and again whether it lives, and is told of its answers by `answered`.
 * Time is counted in turns of this thread, so that one that was busy itself, or asleep, blames no other.
 */
export class Heartbeat {
  readonly #parts: HeartbeatParts;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turns = 0;
  #hasAnswered = false;
  #isSilent = false;

  constructor(parts: HeartbeatParts) {
    this.#parts = parts;
    this.#timer = setTimeout(() => this.#turn(), TURN_MS);
  }

  answered(): void {
    this.#hasAnswered = true;
    this.#turns = 0;
    if (!this.#isSilent) return;
    this.#isSilent = false;
    this.#parts.onAgain?.();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #turn(): void {
    this.#timer = setTimeout(() => this.#turn(), TURN_MS);
    const { onSilent, ask } = this.#parts;
    if (!this.#isSilent && this.#hasAnswered && this.#turns >= SILENT_TURNS) {
      this.#isSilent = true;
      onSilent();
    }
    this.#turns++;
    if (this.#timer !== undefined) ask();
  }
}
