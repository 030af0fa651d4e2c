/** Text typed but not yet given on: given on after a pause of `delayMs`, or at once by `flush`. */
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
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), this.#delayMs);
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
