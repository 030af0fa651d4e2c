/**
 * Values by key, made when they are first asked for, of which together at most so many bytes stay: the longest unused
 * go first.
 */
export class Recent<T> {
  readonly #entries = new Map<string, { readonly value: Promise<T>; made?: T; bytes: number }>();
  readonly #limitBytes: number;
  readonly #bytesOf: (value: T) => number;
  #bytes = 0;

  constructor(limitBytes: number, bytesOf: (value: T) => number) {
    this.#limitBytes = limitBytes;
    this.#bytesOf = bytesOf;
  }

  /** Bytes of all values that are there. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether a value is there or on its way. */
  has(key: string): boolean {
    return this.#entries.has(key);
  }

  keys(): readonly string[] {
    return [...this.#entries.keys()];
  }

  /** The value of a key, where it is there; it becomes no more recent by this. */
  peek(key: string): T | undefined {
    return this.#entries.get(key)?.made;
  }

  /**
   * The value of a key, which becomes the most recently used; one that could not be made is tried again at the next
   * call.
   */
  get(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#entries.get(key);
    if (!known) return this.#put(key, make());
    this.#entries.delete(key);
    this.#entries.set(key, known);
    return known.value;
  }

  /** Puts another value in a key's place. */
  set(key: string, value: T): void {
    this.delete(key);
    void this.#put(key, Promise.resolve(value));
  }

  delete(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #put(key: string, value: Promise<T>): Promise<T> {
    const entry: { readonly value: Promise<T>; made?: T; bytes: number } = { value, bytes: 0 };
    this.#entries.set(key, entry);
    value.then(
      (made) => {
        if (this.#entries.get(key) !== entry) return;
        entry.made = made;
        entry.bytes = this.#bytesOf(made);
        this.#bytes += entry.bytes;
        this.#trim(key);
      },
      () => {
        if (this.#entries.get(key) === entry) this.#entries.delete(key);
      },
    );
    return value;
  }

  #trim(current: string): void {
    for (const [key, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#limitBytes) return;
      if (key !== current && bytes > 0) this.delete(key);
    }
  }
}
