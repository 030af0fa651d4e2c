import { Int64, makeData, Uint64, type Data } from 'apache-arrow';
import type { GrowingColumn } from './growingColumn.ts';
import { Nulls } from './nulls.ts';

/** Integers of 64 bits, signed or not; what is pushed must fit. */
export class LongColumn implements GrowingColumn {
  length = 0;
  readonly #nulls = new Nulls();
  readonly #isSigned: boolean;
  #values = new BigInt64Array(1024);

  constructor(isSigned = true) {
    this.#isSigned = isSigned;
  }

  push(value: bigint): void {
    if (this.length === this.#values.length) {
      const larger = new BigInt64Array(2 * this.#values.length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length++] = value;
  }

  pushNull(): void {
    this.#nulls.add(this.length);
    this.push(0n);
  }

  finish(): Data {
    const places = this.#nulls.of(this.length);
    const data = this.#values.subarray(0, this.length);
    return this.#isSigned
      ? makeData({ type: new Int64(), data, ...places })
      : makeData({ type: new Uint64(), data: new BigUint64Array(data.buffer, 0, data.length), ...places });
  }
}
