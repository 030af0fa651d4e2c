/** A run does not wait longer for storage that does not answer; the shell has told of that by then. */
const PATIENCE_MS = 5000;

/**
 * The one way of edits to storage. Each notebook value goes at once, one save after another; where edits come faster than storage takes
 * them, only the newest waits, so that no edit is older than two saves.
 */
export class SavingEdits<T> {
  readonly #save: (value: T) => Promise<void>;
  #waiting: { readonly value: T } | undefined;
  #saving: Promise<void> | undefined;

  /** `save` resolves once a value is stored, or known as one that cannot be. */
  constructor(save: (value: T) => Promise<void>) {
    this.#save = save;
  }

  keep(value: T): void {
    this.#waiting = { value };
    this.#saving ??= this.#saveAll();
  }

  /** Resolves once all that was kept is stored; at once where it is. */
  async stored(): Promise<void> {
    if (!this.#saving) return;
    await Promise.race([this.#saving, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  }

  async #saveAll(): Promise<void> {
    for (let next = this.#waiting; next; next = this.#waiting) {
      this.#waiting = undefined;
      // What the shell could not keep it has told the reader itself.
      await this.#save(next.value).catch(() => undefined);
    }
    this.#saving = undefined;
  }
}
