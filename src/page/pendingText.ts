/**
 * What is being typed into a field. It is given on `delayMs` after the first key that has not been, however the typing
 * goes on, or at once by `flush`; so no key is ever older than that here, and together with `SavingEdits` this decides
 * how soon an edit is kept.
 */
export class PendingText {
  readonly #commit: (text: string) => void;
  readonly #delayMs: number;
  #text: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(commit: (text: string) => void, delayMs = 250) {
    this.#commit = commit;
    this.#delayMs = delayMs;
  }

  set(text: string): void {
    this.#text = text;
    this.#timer ??= setTimeout(() => this.flush(), this.#delayMs);
  }

  flush(): void {
    const text = this.#text;
    this.drop();
    if (text !== undefined) this.#commit(text);
  }

  drop(): void {
    clearTimeout(this.#timer);
    this.#text = this.#timer = undefined;
  }
}
