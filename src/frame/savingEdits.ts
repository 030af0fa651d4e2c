/** A run does not wait longer for storage that does not answer; the shell has told of that by then. */
const PATIENCE_MS = 5000;

/**
 * The one way of edits to storage. Each notebook value goes at once, one save after another; where edits come faster
 * than storage takes them, only the newest waits, so that no edit is older than two saves.
 */
export class SavingEdits<T> {
  readonly #save: (value: T) => Promise<void>;
  #waiting: { readonly value: T } | undefined;
  #sending = 0;
  #lastSent: Promise<void> = Promise.resolve();

  /** `save` resolves once a value is stored, or known as one that cannot be. */
  constructor(save: (value: T) => Promise<void>) {
    this.#save = save;
  }

  keep(value: T): void {
    this.#waiting = { value };
    if (this.#sending === 0) this.hurry();
  }

  /** Sends what waits without waiting for what was sent before, as when the page goes. */
  hurry(): void {
    const next = this.#waiting;
    if (!next) return;
    this.#waiting = undefined;
    this.#sending++;
    // What the shell could not keep it has told the reader itself.
    this.#lastSent = this.#save(next.value)
      .catch(() => undefined)
      .then(() => {
        if (--this.#sending === 0) this.hurry();
      });
  }

  /** Resolves once all that was kept is stored; at once where it is. */
  async stored(): Promise<void> {
    if (this.#sending === 0) return;
    await Promise.race([this.#idle(), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  async #idle(): Promise<void> {
    while (this.#sending > 0) await this.#lastSent;
  }
}
