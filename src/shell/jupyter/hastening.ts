const SOON_MS = 5;
/** Of a run that tells much one waits for no last word. */
const MOST = 4;

/**
 * Has a server send on what it keeps back: most send a small frame once the last one is acknowledged (RFC 896), and a
 * machine that has nothing to send acknowledges 40 ms late or more (RFC 1122, 4.2.3.2). A word to it takes that along.
 */
export class Hastening {
  readonly #say: () => void;
  #run: object | undefined;
  #said = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `say` sends a small word. */
  constructor(say: () => void) {
    this.#say = say;
  }

  /** Something of a run has come: unless that was the last, or more comes at once, a word is sent. */
  heard(run: object, isLast: boolean): void {
    clearTimeout(this.#timer);
    if (run !== this.#run) this.#said = 0;
    this.#run = run;
    if (isLast || this.#said >= MOST) return;
    this.#timer = setTimeout(() => {
      this.#said++;
      this.#say();
    }, SOON_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
