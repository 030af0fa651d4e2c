import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { dialectOf } from '../../../catalogue/hats/dialect.ts';
import { openParquet } from '../../../catalogue/parquet/openParquet.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { isNotFound, type Fetched, type Read } from '../../../catalogue/read.ts';
import { isLocal } from '../address/localAddress.ts';
import { Recent } from '../../recent.ts';

// Of each column and row group, with its statistics.
const FOOTER_BYTES = 200;
const LIKELY_ROW_GROUPS = 4;
// DuckDB opens a file by reading this much of its end.
const LEAST_TAIL_BYTES = 16 * 1024;
const END_BYTES = 256 * 2 ** 20;
const PARSED_BYTES = 256 * 2 ** 20;
/** What a footer takes as objects, to a byte of it as it is written. */
const PARSED_TIMES = 8;

/** The footers of Parquet files: their bytes, and what they say; each within bounds of its own. */
export class Footers {
  readonly #read: Read;
  readonly #ends = new Recent<Fetched>(END_BYTES, ({ bytes }) => bytes.length);
  readonly #files = new Recent<ParquetFile>(PARSED_BYTES, parsedBytes);
  #tailBytes = LEAST_TAIL_BYTES;

  constructor(read: Read) {
    this.#read = read;
  }

  /** Reads; the end of a file once, as much of it as a footer is likely to take. */
  readonly read: Read = (url, range, signal) => {
    if (!range || 'start' in range) return this.#read(url, range, signal);
    // A server that makes its files has no parts of them, and would make them again for each question.
    if (dialectOf(url)) return this.#ends.get(url, () => this.#read(url, undefined, signal));
    // Nothing but a footer: its server need not be asked first how long it is.
    if (url.endsWith('/_common_metadata')) return this.#ends.get(url, () => this.#read(url));
    return this.#ends.get(url, () => this.#read(url, { suffixBytes: this.#tailBytes }));
  };

  /** Lets the next footers be as large as files of so many columns have. */
  expect(columns: number): void {
    this.#tailBytes = Math.max(LEAST_TAIL_BYTES, columns * FOOTER_BYTES * LIKELY_ROW_GROUPS);
  }

  /** Whether a file is the reader's own. */
  readonly isOnDisk = isLocal;

  /** Of how many files the footers are still to be fetched from servers. */
  toFetch(urls: readonly string[]): number {
    return urls.filter((url) => !this.isOnDisk(url) && !this.#files.has(url) && !this.#ends.has(url)).length;
  }

  /** The footer of a file, and as much of its end as DuckDB reads to open it. Fails with kind `fetch`. */
  file(url: string): Promise<ParquetFile> {
    return this.#files.get(url, async () => {
      const found = await openParquet(url, this.read).catch((error: unknown) => {
        throw isNotFound(error) ? missing(url) : error;
      });
      // Footers of one catalogue are much alike: the next ones come in one request and with little else.
      const footerBytes = found.metadata.metadata_length + 8;
      this.#tailBytes = Math.max(LEAST_TAIL_BYTES, Math.ceil((footerBytes * 1.15) / 1024) * 1024);
      const file = await this.#withTail(found);
      const version = this.#ends.peek(url)?.version;
      this.#ends.set(url, {
        ...{ bytes: file.held.bytes, totalBytes: file.totalBytes },
        ...(version !== undefined && { version }),
      });
      return file;
    });
  }

  forget(isGone: (url: string) => boolean): void {
    for (const kept of [this.#files, this.#ends]) for (const url of kept.keys()) if (isGone(url)) kept.delete(url);
  }

  /** The file with as much of its end as DuckDB reads to open it; less came where a server states a wrong size. */
  async #withTail(file: ParquetFile): Promise<ParquetFile> {
    const { start, bytes } = file.held;
    const from = Math.max(0, file.totalBytes - LEAST_TAIL_BYTES);
    if (start <= from) return file;
    const before = await this.#read(file.url, { start: from, end: start });
    if (before.bytes.length !== start - from) {
      return { ...file, held: { start: 0, bytes: (await this.#read(file.url)).bytes } };
    }
    return { ...file, held: { start: from, bytes: new Uint8Array([...before.bytes, ...bytes]) } };
  }
}

function parsedBytes({ metadata, held }: ParquetFile): number {
  return PARSED_TIMES * metadata.metadata_length + held.bytes.length;
}

function missing(url: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `There is no file at ${url}, where the catalogue should have one.`,
    advice: "If the catalogue keeps its files under other names, list them yourself: hats(['https://….parquet', …]).",
  });
}
