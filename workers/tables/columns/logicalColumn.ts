import type { Data } from 'apache-arrow';
import { BoolColumn } from './boolColumn.ts';
import type { GrowingColumn } from './growingColumn.ts';

const [ZERO, ONE, FALSE, TRUE] = [0, 1, 'F'.charCodeAt(0), 'T'.charCodeAt(0)];

/**
 * Logicals as FITS writes them, T, F and a zero byte for null. Where there are ones and no letters, as in lists that
 * astropy before 8 writes, ones are true and zeros false.
 */
export class LogicalColumn implements GrowingColumn {
  length = 0;
  #bytes = new Uint8Array(1024);
  #letters = 0;
  #ones = 0;

  push(byte: number): void {
    if (byte === TRUE || byte === FALSE) this.#letters++;
    if (byte === ONE) this.#ones++;
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(2 * this.length);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length++] = byte;
  }

  pushNull(): void {
    this.push(ZERO);
  }

  finish(): Data {
    const isOfNumbers = this.#ones > 0 && this.#letters === 0;
    const column = new BoolColumn();
    for (const byte of this.#bytes.subarray(0, this.length)) {
      if (byte === ZERO && !isOfNumbers) column.pushNull();
      else column.push(byte === TRUE || (isOfNumbers && byte === ONE));
    }
    return column.finish();
  }
}
