import { PIECE_BYTES } from '../../workers/wire/piecesOf.ts';
import type { Part } from './partList.ts';

/** Less is not worth a message of its own, as long as more is coming. */
const LEAST_BYTES = 2 ** 20;

/**
 * A file of known length on its way, which several may take in pieces meanwhile. It is checked once it is here, and
 * nobody has its last piece before: what is not right is never whole.
 */
export class ArrivingFile {
  /** All of it, once it is found right; fails otherwise, and where the stream does. */
  readonly whole: Promise<Uint8Array<ArrayBuffer>>;
  readonly #file: Uint8Array<ArrayBuffer>;
  #here = 0;
  #isRight = false;
  readonly #waiting: (() => void)[] = [];

  /** `check` is given all bytes; or nothing, where the stream has more or fewer. */
  constructor(
    { path, bytes }: Pick<Part, 'path' | 'bytes'>,
    stream: ReadableStream<Uint8Array> | null,
    check: (file: ArrayBuffer | undefined) => Promise<void>,
  ) {
    this.#file = new Uint8Array(bytes);
    this.whole = this.#arrive(path, stream, check);
    this.whole.catch(() => undefined);
  }

  /** What follows one another in the file, each piece a copy. Fails where `whole` does. */
  async *pieces(): AsyncGenerator<ArrayBuffer, void> {
    const { length } = this.#file;
    for (let at = 0; at < length;) {
      const here = this.#isRight ? length : Math.min(this.#here, length - 1);
      if (!this.#isRight && here - at < LEAST_BYTES) await this.#more();
      else {
        const end = Math.min(here, at + PIECE_BYTES);
        yield this.#file.slice(at, end).buffer;
        at = end;
      }
    }
  }

  /** Resolves when more is here, or it has been found right. */
  async #more(): Promise<void> {
    await Promise.race([new Promise<void>((resolve) => this.#waiting.push(resolve)), this.whole]);
  }

  async #arrive(
    path: string,
    stream: ReadableStream<Uint8Array> | null,
    check: (file: ArrayBuffer | undefined) => Promise<void>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#file;
    const reader = stream?.getReader();
    const read = () =>
      reader?.read().catch((cause: unknown) => {
        throw new Error(`${path} could not be fetched: the connection broke off`, { cause });
      });
    for (let next = await read(); next?.value; next = await read()) {
      const { value } = next;
      if (this.#here + value.length > file.length) {
        reader?.cancel().catch(() => undefined);
        await check(undefined);
      }
      file.set(value, this.#here);
      this.#here += value.length;
      for (const goOn of this.#waiting.splice(0)) goOn();
    }
    await check(this.#here === file.length ? file.buffer : undefined);
    this.#isRight = true;
    return file;
  }
}
