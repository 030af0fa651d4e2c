import { Field, List, makeData, type Data } from 'apache-arrow';
import type { GrowingColumn } from './growingColumn.ts';
import { Nulls } from './nulls.ts';

/** Lists: what is pushed into `items` belongs to the list that `close` ends. */
export class ListColumn<T extends GrowingColumn> implements GrowingColumn {
  length = 0;
  readonly items: T;
  readonly #nulls = new Nulls();
  #offsets = new Int32Array(1024);

  constructor(items: T) {
    this.items = items;
  }

  /** Ends the list of the items pushed since the one before it. */
  close(): void {
    if (++this.length === this.#offsets.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.length] = this.items.length;
  }

  pushNull(): void {
    this.#nulls.add(this.length);
    this.close();
  }

  finish(): Data {
    const child = this.items.finish();
    return makeData({
      type: new List(new Field('item', child.type, true)),
      valueOffsets: this.#offsets.subarray(0, this.length + 1),
      child,
      ...this.#nulls.of(this.length),
    });
  }
}
