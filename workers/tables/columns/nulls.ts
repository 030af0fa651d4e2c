/** Which places of a growing column hold nothing; it takes no memory where none does. */
export class Nulls {
  #count = 0;
  /** One bit for each place, set where it is null. */
  #bits: Uint8Array | undefined;

  add(place: number): void {
    let bits = (this.#bits ??= new Uint8Array(128));
    if (place >> 3 >= bits.length) {
      const larger = new Uint8Array(Math.max(2 * bits.length, (place >> 3) + 1));
      larger.set(bits);
      this.#bits = bits = larger;
    }
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
    this.#count++;
  }

  /** What Arrow's `makeData` is told of `length` places; its bitmap has a bit set where there is a value. */
  of(length: number): { readonly length: number; readonly nullCount: number; readonly nullBitmap?: Uint8Array } {
    if (!this.#bits) return { length, nullCount: 0 };
    const valid = new Uint8Array((length + 7) >> 3);
    for (let i = 0; i < valid.length; i++) valid[i] = ~(this.#bits[i] ?? 0);
    return { length, nullCount: this.#count, nullBitmap: valid };
  }
}
