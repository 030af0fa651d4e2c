/** A growing buffer of big-endian values, as FITS and VOTable have them. */
export class ByteWriter {
  #view = new DataView(new ArrayBuffer(1 << 16));
  #length = 0;

  /** Bytes written since the last `take`. */
  get length(): number {
    return this.#length;
  }

  /** Makes room for `bytes` more, all zero, and gives where they begin. */
  skip(bytes: number): number {
    const at = this.#length;
    this.#length += bytes;
    if (this.#length > this.#view.byteLength) {
      const larger = new Uint8Array(Math.max(2 * this.#view.byteLength, this.#length));
      larger.set(new Uint8Array(this.#view.buffer));
      this.#view = new DataView(larger.buffer);
    }
    return at;
  }

  /** The buffer, until the next `skip`. */
  get view(): DataView {
    return this.#view;
  }

  put(bytes: Uint8Array): void {
    const at = this.skip(bytes.length);
    new Uint8Array(this.#view.buffer).set(bytes, at);
  }

  /** What was written, or its first `bytes`; the rest stays. */
  take(bytes: number = this.#length): Uint8Array {
    const taken = new Uint8Array(this.#view.buffer.slice(0, bytes));
    const rest = new Uint8Array(this.#view.buffer.slice(bytes, this.#length));
    const all = new Uint8Array(this.#view.buffer);
    all.fill(0, 0, this.#length);
    all.set(rest);
    this.#length = rest.length;
    return taken;
  }
}
