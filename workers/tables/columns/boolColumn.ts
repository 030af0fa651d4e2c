import { Bool, makeData, type Data } from 'apache-arrow';
import type { GrowingColumn } from './growingColumn.ts';
import { Nulls } from './nulls.ts';

/** Truth values. */
export class BoolColumn implements GrowingColumn {
  length = 0;
  readonly #nulls = new Nulls();
  #bits = new Uint8Array(128);

  push(value: boolean): void {
    const byte = this.length >> 3;
    if (byte === this.#bits.length) {
      const larger = new Uint8Array(2 * byte);
      larger.set(this.#bits);
      this.#bits = larger;
    }
    if (value) this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (this.length & 7));
    this.length++;
  }

  pushNull(): void {
    this.#nulls.add(this.length);
    this.push(false);
  }

  finish(): Data {
    const data = this.#bits.subarray(0, (this.length + 7) >> 3);
    return makeData({ type: new Bool(), data, ...this.#nulls.of(this.length) });
  }
}
