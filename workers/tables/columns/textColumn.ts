import { makeData, Utf8, type Data } from 'apache-arrow';
import type { GrowingColumn } from './growingColumn.ts';
import { Nulls } from './nulls.ts';

const UTF8 = new TextEncoder();

/** Texts. Throws `RangeError` for more than 2 GiB of them, which Arrow's texts cannot hold. */
export class TextColumn implements GrowingColumn {
  length = 0;
  readonly #nulls = new Nulls();
  #bytes = new Uint8Array(8192);
  #offsets = new Int32Array(1024);
  #end = 0;

  push(text: string): void {
    // No character of UTF-16 takes more than three bytes of UTF-8.
    this.#reserve(3 * text.length);
    const bytes = this.#bytes;
    let at = this.#end;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) {
        at += UTF8.encodeInto(text.slice(i), bytes.subarray(at)).written;
        break;
      }
      bytes[at++] = code;
    }
    this.#close(at);
  }

  /** A text of bytes in UTF-8. */
  pushBytes(utf8: Uint8Array): void {
    this.#reserve(utf8.length);
    this.#bytes.set(utf8, this.#end);
    this.#close(this.#end + utf8.length);
  }

  pushNull(): void {
    this.#nulls.add(this.length);
    this.#close(this.#end);
  }

  finish(): Data {
    return makeData({
      type: new Utf8(),
      data: this.#bytes.subarray(0, this.#end),
      valueOffsets: this.#offsets.subarray(0, this.length + 1),
      ...this.#nulls.of(this.length),
    });
  }

  #close(end: number): void {
    this.#end = end;
    if (++this.length === this.#offsets.length) {
      const larger = new Int32Array(2 * this.length);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.length] = end;
  }

  #reserve(more: number): void {
    const needed = this.#end + more;
    if (needed <= this.#bytes.length) return;
    if (needed > 0x7fffffff) throw new RangeError('A column of more than 2 GiB of text');
    const larger = new Uint8Array(Math.min(0x7fffffff, Math.max(2 * this.#bytes.length, needed)));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
