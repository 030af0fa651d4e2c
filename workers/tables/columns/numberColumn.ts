import type { Data } from 'apache-arrow';
import type { GrowingColumn } from './growingColumn.ts';
import { Nulls } from './nulls.ts';

type Numbers =
  Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** What is known of a column's places, for Arrow's `makeData`. */
export type Places = ReturnType<Nulls['of']>;

/** Numbers of at most 53 bits. What is pushed must fit: a typed array wraps what does not. */
export class NumberColumn<T extends Numbers> implements GrowingColumn {
  length = 0;
  readonly #nulls = new Nulls();
  readonly #allocate: (length: number) => T;
  readonly #make: (values: T, places: Places) => Data;
  #values: T;

  constructor(allocate: (length: number) => T, make: (values: T, places: Places) => Data) {
    this.#allocate = allocate;
    this.#make = make;
    this.#values = allocate(1024);
  }

  push(value: number): void {
    if (this.length === this.#values.length) this.#grow();
    this.#values[this.length++] = value;
  }

  pushNull(): void {
    this.#nulls.add(this.length);
    this.push(0);
  }

  finish(): Data {
    return this.#make(this.#values, this.#nulls.of(this.length));
  }

  #grow(): void {
    const larger = this.#allocate(2 * this.#values.length);
    larger.set(this.#values);
    this.#values = larger;
  }
}
