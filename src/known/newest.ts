/** A map that holds the newest of what it is given, at most so many: the oldest go. */
export class Newest<K, V> extends Map<K, V> {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override set(key: K, value: V): this {
    this.delete(key);
    super.set(key, value);
    if (this.size > this.#most) for (const oldest of this.keys()) return this.#without(oldest);
    return this;
  }

  #without(key: K): this {
    this.delete(key);
    return this;
  }
}
