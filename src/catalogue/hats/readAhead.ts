import type { ByteRange, Fetched, Read } from '../read.ts';

/**
 * Reads, and asks ahead for what is likely to be read next: whoever reads that later is given its answer, or is told
 * why there is none; of what nobody reads a failure is nobody's.
 */
export class ReadAhead {
  readonly #read: Read;
  readonly #begun = new Map<string, Promise<Fetched>>();
  readonly #ending = new AbortController();

  constructor(read: Read) {
    this.#read = read;
  }

  /** Asks for a file, or the range of it, that will be read by the same words; once. */
  begin(url: string, range?: ByteRange): void {
    const question = wordsOf(url, range);
    if (this.#begun.has(question)) return;
    const coming = this.#read(url, range, this.#ending.signal);
    coming.catch(() => undefined);
    this.#begun.set(question, coming);
  }

  readonly read: Read = (url, range, ...how) => this.#begun.get(wordsOf(url, range)) ?? this.#read(url, range, ...how);

  /** Nothing more will be read: what is still on its way is given up. */
  end(): void {
    this.#ending.abort();
    this.#begun.clear();
  }
}

function wordsOf(url: string, range: ByteRange | undefined): string {
  return JSON.stringify([url, range]);
}
