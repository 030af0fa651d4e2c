import type { RemoteFile } from '../../../../workers/sql/contract.ts';
import type { Catalogue } from '../../../catalogue/hats/catalogue.ts';
import { openCatalogue } from '../../../catalogue/hats/openCatalogue.ts';
import { openParquet } from '../../../catalogue/parquet/openParquet.ts';
import type { ParquetFile } from '../../../catalogue/parquet/parquetFile.ts';
import { NotebookError } from '../../../../workers/wire/notebookError.ts';
import { fetchError } from '../../../catalogue/fetchError.ts';
import { isNotFound, type ByteRange, type Fetched, type Read } from '../../../catalogue/read.ts';

// Of each column and row group, with its statistics.
const FOOTER_BYTES = 200;
const LIKELY_ROW_GROUPS = 4;
// DuckDB opens a file by reading this much of its end.
const LEAST_TAIL_BYTES = 16 * 1024;

/** The catalogues that cells have named, and the footers of their files; each is read once. */
export class Catalogues {
  readonly #read: Read;
  readonly #fileOf: (url: string) => Blob | undefined;
  readonly #catalogues = new Map<string, Promise<Catalogue>>();
  readonly #files = new Map<string, Promise<ParquetFile>>();
  readonly #ends = new Map<string, Promise<Fetched>>();
  readonly #names = new Map<string, string>();
  #lastName = 0;
  #tailBytes = LEAST_TAIL_BYTES;

  /** `fileOf` gives a file of the reader's by its address. */
  constructor(read: Read, fileOf: (url: string) => Blob | undefined = () => undefined) {
    this.#read = read;
    this.#fileOf = fileOf;
  }

  /** The catalogue at an absolute address, or of the Parquet files at several. Fails with kind `fetch`; a later call tries again. */
  open(url: string | readonly string[]): Promise<Catalogue> {
    return remembered(this.#catalogues, [url].flat().join(' '), async () => {
      const catalogue = await openCatalogue(url, (address, range) => this.#readEnd(address, range));
      this.#tailBytes = Math.max(LEAST_TAIL_BYTES, catalogue.columns.length * FOOTER_BYTES * LIKELY_ROW_GROUPS);
      return catalogue;
    });
  }

  /** Forgets what was read below an address, where there are other files now. */
  forget(address: string): void {
    for (const kept of [this.#catalogues, this.#files, this.#ends, this.#names]) for (const url of [...kept.keys()]) if (url.includes(address)) kept.delete(url);
  }

  /** Whether a file's footer is here or on its way. */
  isRead(url: string): boolean {
    return this.#files.has(url);
  }

  /** The footer of one of its files. */
  file(url: string): Promise<ParquetFile> {
    return remembered(this.#files, url, async () => {
      const file = await openParquet(url, (address, range) => this.#readEnd(address, range)).catch((error: unknown) => {
        throw isNotFound(error) ? missing(url) : error;
      });
      this.#ends.delete(url);
      // Footers of one catalogue are much alike: the next ones come in one request and with little else.
      this.#tailBytes = Math.max(LEAST_TAIL_BYTES, Math.ceil((footerBytes(file) * 1.15) / 1024) * 1024);
      return this.#withTail(file);
    });
  }

  /** Reads; the end of a file once, as much of it as a footer is likely to take. */
  #readEnd(url: string, range?: ByteRange): Promise<Fetched> {
    if (!range || 'start' in range) return this.#read(url, range);
    return remembered(this.#ends, url, () => this.#read(url, { suffixBytes: this.#tailBytes }));
  }

  /** The file with as much of its end as DuckDB reads to open it; less came where a server states a wrong size. */
  async #withTail(file: ParquetFile): Promise<ParquetFile> {
    const { start, bytes } = file.held;
    const from = Math.max(0, file.totalBytes - LEAST_TAIL_BYTES);
    if (start <= from) return file;
    const before = await this.#read(file.url, { start: from, end: start });
    return before.bytes.length === start - from ? { ...file, held: { start: from, bytes: new Uint8Array([...before.bytes, ...bytes]) } } : { ...file, held: { start: 0, bytes: await this.whole(file.url) } };
  }

  /** All of a file, decompressed where it is gzip'd; read anew each time. Fails with kind `fetch`. */
  async whole(url: string): Promise<Uint8Array> {
    const { bytes } = await this.#read(url).catch((error: unknown) => {
      throw fetchError(isNotFound(error) ? `There is no file at ${url}.` : `Could not read ${url}.`, error);
    });
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  }

  /** A file under the short name by which SQL reads it. */
  remote(file: ParquetFile): RemoteFile {
    const name = this.#names.get(file.url) ?? `skybook-${this.#lastName++}.parquet`;
    this.#names.set(file.url, name);
    return { name, url: file.url, bytes: file.totalBytes, modified: 1, blob: this.#fileOf(file.url) };
  }
}

function missing(url: string): NotebookError {
  return new NotebookError({
    kind: 'fetch',
    message: `There is no file at ${url}, where the catalogue should have one.`,
    advice: "If the catalogue keeps its files under other names, list them yourself: hats(['https://….parquet', …]).",
  });
}

function footerBytes({ metadata }: ParquetFile): number {
  return metadata.metadata_length + 8;
}

function remembered<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}
